"""VBA taken apart again by oletools, which shares no line with what put it together."""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # oletools calls its parser by names that have become old
    from oletools.olevba import VBA_Parser, decompress_stream


def decompressed(container):
    """The source in a compressed container."""
    return bytes(decompress_stream(bytearray(container)))


def extracted(path):
    """Source of every module of a file, by the module's name, as bytes would be read."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parser = VBA_Parser(str(path))
        try:
            found = {name.rpartition(".")[0]: source for _, _, name, source in parser.extract_macros()}
        finally:
            parser.close()
    return found
