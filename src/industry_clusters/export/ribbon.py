"""The ribbon's buttons as Office reads them, and the callbacks in VBA that each of them runs."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from industry_clusters.export.sources import source_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from industry_clusters.views.buttons import Button

RIBBON = "ribbon.xml"
RIBBON_MODULE = "vba/Ribbon.bas"
_MACRO = re.compile(
    r'^Public Sub (\w+)\(control As IRibbonControl\)\n    RunMacro "(\w+)"\nEnd Sub$', re.MULTILINE
)
_CALLBACK = 'Public Sub Clusters{name}(control As IRibbonControl)\n    RunMacro "{key}"\nEnd Sub\n\n'
_HEAD = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<customUI xmlns="http://schemas.microsoft.com/office/2009/07/customui">
  <ribbon>
    <tabs>
      <tab id="IndustryClustersTab" label="Industry Clusters" insertAfterMso="TabData" keytip="Y1">
"""
_FOOT = """      </tab>
    </tabs>
  </ribbon>
</customUI>
"""
_BUTTON = """          <button id={id} label={label} size={size} imageMso={image} keytip={keytip}
                  onAction={action}
                  screentip={screentip}
                  supertip={supertip}/>
"""


def ribbon_macros() -> dict[str, str]:
    """Read which callback of the ribbon runs which macro of Python's side."""
    return dict(_MACRO.findall(source_text(RIBBON_MODULE)))


def ribbon_text(buttons: Iterable[Button]) -> str:
    """The ribbon with its groups, in the format of 2009."""
    groups = groupby(buttons, key=lambda button: button.group)
    return _HEAD + "".join(_group(name, list(within)) for name, within in groups) + _FOOT


def ribbon_module(buttons: Sequence[Button]) -> str:
    """The VBA module of the ribbon, its callbacks made from the buttons and the rest of it as it is."""
    text = source_text(RIBBON_MODULE)
    start = text.index("Public Sub")
    end = list(_MACRO.finditer(text))[-1].end()
    callbacks = "".join(_CALLBACK.format(name=button.name, key=button.key) for button in buttons)
    return text[:start] + callbacks.rstrip("\n") + text[end:]


def _group(name: str, buttons: Iterable[Button]) -> str:
    start = f"        <group id={quoteattr(f'IndustryClusters{_id(name)}')} label={quoteattr(name)}>\n"
    return start + "".join(_button(button) for button in buttons) + "        </group>\n"


def _id(name: str) -> str:
    """A group's label as part of an id, which has letters only."""
    return "".join(word.capitalize() for word in re.findall("[A-Za-z]+", name))


def _button(button: Button) -> str:
    texts = {
        "id": f"IndustryClusters{button.name}",
        "label": button.label,
        "size": "large" if button.is_large else "normal",
        "image": button.image,
        "keytip": button.keytip,
        "action": f"Ribbon.Clusters{button.name}",
        "screentip": button.screentip,
        "supertip": button.supertip,
    }
    return _BUTTON.format(**{name: quoteattr(text) for name, text in texts.items()})
