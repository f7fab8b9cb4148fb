"""Native charts: a person can click on them and go on editing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from industry_clusters.errors import WorkbookError
from industry_clusters.render.formats import NUMBER_FORMATS
from industry_clusters.views.palette import STYLES

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.chart import Chart as NativeChart

    from industry_clusters.render.refs import Addresses
    from industry_clusters.views.model import Chart, Series

_TEXT = {"name": "Calibri", "size": 10, "bold": False, "color": "#404040"}


def native_chart(book: xlsxwriter.Workbook, chart: Chart, sheet: str, addresses: Addresses) -> NativeChart:
    """Build the chart; its data must lie on its own sheet, so that the sheet can be carried elsewhere.

    Raises
    ------
    WorkbookError
        Where a series refers to another sheet.
    """
    native = book.add_chart({"type": chart.kind.value})
    for series in chart.series:
        native.add_series(_series(series, chart, sheet, addresses))
    native.set_title({"name": chart.title, "overlay": False, "name_font": _TEXT | {"size": 13, "bold": True}})
    native.set_x_axis({"name": chart.x_title, "name_font": _TEXT, "num_font": _TEXT, "num_format": "0"})
    native.set_y_axis(
        {
            "name": chart.y_title,
            "name_font": _TEXT,
            "num_font": _TEXT,
            "num_format": NUMBER_FORMATS[chart.number],
            "major_gridlines": {"visible": True, "line": {"color": "#E3E3E3", "width": 0.75}},
        }
    )
    if len(chart.series) > 1:
        native.set_legend({"position": "bottom", "font": _TEXT})
    else:
        native.set_legend({"none": True})
    native.show_blanks_as("gap")
    native.show_na_as_empty_cell()
    return native


def _series(series: Series, chart: Chart, sheet: str, addresses: Addresses) -> dict[str, Any]:
    style = STYLES[series.style]
    colour = f"#{style.fill}"
    line: dict[str, Any] = {"color": colour, "width": 2.25} | (
        {"dash_type": style.dash} if style.dash else {}
    )
    marker = {"type": style.marker, "size": 5, "fill": {"color": colour}, "border": {"color": colour}}
    drawn = {"line": line, "marker": marker} if chart.kind.value == "line" else {"fill": {"color": colour}}
    return {
        "name": series.name,
        "categories": _own_range(series.categories, chart, sheet, addresses),
        "values": _own_range(series.values, chart, sheet, addresses),
        **drawn,
    }


def _own_range(reference: str, chart: Chart, sheet: str, addresses: Addresses) -> str:
    if "!" in addresses.resolve(reference, sheet):
        raise WorkbookError(f"chart {chart.key!r} draws data of another sheet", place=f"sheet {sheet}")
    return "=" + addresses.resolve(reference, "")
