"""What is not built says so by name, instead of doing something else than Excel would."""


class Missing:
    """Stands where a host's own object would be; whatever is asked of it raises."""

    def __init__(self, name):
        object.__setattr__(self, "_name", name)

    def __getattr__(self, attribute):
        raise _not_built(f"{self._name}.{attribute}")

    def __setattr__(self, attribute, value):
        raise _not_built(f"{self._name}.{attribute}")


def with_gaps(base, *plain):
    """A class under one of xlwings' base classes, in which everything that is only declared raises with its name.

    The plain ones are ordinary attributes in the place of properties.
    """
    return type(base.__name__, (base,), dict(_gaps(base)) | dict.fromkeys(plain))


def _gaps(base):
    for name, member in vars(base).items():
        if isinstance(member, property):
            if _only_declared(member.fget):
                yield name, property(*[_raising(f"{base.__name__}.{name}")] * 2)
        elif _only_declared(member):
            yield name, _raising(f"{base.__name__}.{name}")


def _only_declared(member):
    code = getattr(getattr(member, "__func__", member), "__code__", None)
    return code is not None and "NotImplementedError" in code.co_names


def _raising(name):
    def missing(*_args, **_options):
        raise _not_built(name)

    return missing


def _not_built(name):
    return NotImplementedError(f"{name} is not built in the LibreOffice test bed")
