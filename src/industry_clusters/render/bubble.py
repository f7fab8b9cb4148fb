"""A native bubble chart, which XlsxWriter lacks: its scatter chart with a third value, and words in its plot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlsxwriter.chart_scatter import ChartScatter

if TYPE_CHECKING:
    import xlsxwriter


class BubbleChart(ChartScatter):  # type: ignore[misc]  # XlsxWriter's classes carry no types
    """A bubble chart: every series has one name, x, y and size; the area of a bubble is its size."""

    def add_bubble(self, sizes: str, **options: Any) -> None:
        """Add a series; ``sizes`` is a range, ``options`` are XlsxWriter's for a series."""
        self.add_series(options)
        self.series[-1]["sizes"] = sizes.removeprefix("=")
        self.series[-1]["size_data_id"] = self._get_data_id(sizes.removeprefix("="), None)

    def _write_chart_type(self, args: dict[str, Any]) -> None:
        if not args["primary_axes"]:
            return
        self._xml_start_tag("c:bubbleChart")
        self._xml_empty_tag("c:varyColors", [("val", 0)])
        for series in self._get_primary_axes_series():
            self._write_ser(series)
        self._xml_empty_tag("c:bubbleScale", [("val", 100)])
        self._xml_empty_tag("c:showNegBubbles", [("val", 0)])
        self._xml_empty_tag("c:sizeRepresents", [("val", "area")])
        self._write_axis_ids(args)
        self._xml_end_tag("c:bubbleChart")

    def _write_ser(self, series: dict[str, Any]) -> None:
        index = self.series_index
        self.series_index += 1
        self._xml_start_tag("c:ser")
        self._write_idx(index)
        self._write_order(index)
        self._write_series_name(series)
        self._write_sp_pr(series)
        self._xml_empty_tag("c:invertIfNegative", [("val", 0)])
        self._write_d_lbls(series.get("labels"))
        self._xml_start_tag("c:xVal")  # a number also where the one value is missing
        self._write_num_ref(series["categories"], self.formula_data[series["cat_data_id"]], "num")
        self._xml_end_tag("c:xVal")
        self._write_y_val(series)
        self._xml_start_tag("c:bubbleSize")
        self._write_num_ref(series["sizes"], self.formula_data[series["size_data_id"]], "num")
        self._xml_end_tag("c:bubbleSize")
        self._xml_empty_tag("c:bubble3D", [("val", 0)])
        self._xml_end_tag("c:ser")


def add_bubble_chart(book: xlsxwriter.Workbook) -> BubbleChart:
    """Make a bubble chart and register it with the workbook, as ``add_chart`` does."""
    chart = BubbleChart()
    chart.embedded = True
    chart.date_1904 = book.date_1904
    chart.remove_timezone = book.remove_timezone
    book.charts.append(chart)
    return chart
