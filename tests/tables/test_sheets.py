"""Spreadsheets: the values that formulas had, each sheet; without the extra one line that says what to install."""

import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from roadworthy.errors import BadTable, NotReadable
from roadworthy.method.audit.audit import Audited, audit
from roadworthy.tables.decision import decision_from
from roadworthy.tables.files import tables_in

Rows = list[list[object]]
TABLE: Rows = [
    ["How we chose", None, None, None], [], ["Criterion", "Weight", "Alpha", "Beta"], ["Cost", 0.5, 4, 3], ["Speed", 0.3, 3, 5], ["Care", 0.2, 5, 2],
    ["Total", ("SUM(B4:B6)", 1), ("SUMPRODUCT(B4:B6,C4:C6)", 3.9000000000000004), 3.5],
]  # fmt: skip


def xlsx(path: Path, sheets: dict[str, Rows]) -> Path:
    """The smallest workbook that says so much; a pair is a formula and the value it had."""
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(path, "w") as book:
        types = "".join(
            f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
            for n in range(1, len(sheets) + 1)
        )
        book.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>{types}</Types>',
        )
        book.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{kinds}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        names = "".join(
            f'<sheet name="{escape(name)}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(sheets, 1)
        )
        book.writestr(
            "xl/workbook.xml", f'<workbook {space} xmlns:r="{kinds}"><sheets>{names}</sheets></workbook>'
        )
        links = "".join(
            f'<Relationship Id="r{n}" Type="{kinds}/worksheet" Target="worksheets/sheet{n}.xml"/>'
            for n in range(1, len(sheets) + 1)
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>',
        )
        for n, rows in enumerate(sheets.values(), 1):
            body = "".join(
                f'<row r="{r}">{"".join(_cell(cell, r, c) for c, cell in enumerate(row))}</row>'
                for r, row in enumerate(rows, 1)
            )
            book.writestr(
                f"xl/worksheets/sheet{n}.xml", f"<worksheet {space}><sheetData>{body}</sheetData></worksheet>"
            )
    return path


def _cell(cell: object, row: int, column: int) -> str:
    at = f"{'ABCDEFGH'[column]}{row}"
    if cell is None:
        return ""
    if isinstance(cell, tuple):
        return f'<c r="{at}"><f>{cell[0]}</f><v>{cell[1]}</v></c>'
    if isinstance(cell, str):
        return f'<c r="{at}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
    return f'<c r="{at}"><v>{cell}</v></c>'


def ods(path: Path, sheets: dict[str, Rows]) -> Path:
    spaces = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    tables = ""
    for name, rows in sheets.items():
        body = "".join(
            f"<table:table-row>{''.join(map(_ods_cell, row)) or '<table:table-cell/>'}</table:table-row>"
            for row in rows
        )
        tables += f'<table:table table:name="{escape(name)}">{body}</table:table>'
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        book.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def _ods_cell(cell: object) -> str:
    value = cell[1] if isinstance(cell, tuple) else cell
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, str):
        return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'


def one(path: Path) -> Audited:
    (table,) = tables_in(path)
    return audit(table)


@pytest.mark.parametrize(("ending", "write"), [("xlsx", xlsx), ("ods", ods)])
def test_a_sheet_is_read_with_the_values_of_its_formulas(tmp_path: Path, ending: str, write: object) -> None:
    pytest.importorskip("python_calamine")
    found = one(write(tmp_path / f"t.{ending}", {"Notes": [["only words"]], "Matrix": TABLE}))  # type: ignore[operator]
    assert found.table.title == "How we chose"
    assert found.table.line == 3
    assert [(row.name, row.stated and row.stated.value, row.ok) for row in found.rows] == [
        ("Alpha", 3.9, True),
        ("Beta", 3.5, False),
    ]
    assert [(f.rule, f.facts["line"], f.facts["right"]) for f in found.findings if f.level == "error"] == [
        ("wrong-total", 7, "3.4")
    ]


def test_each_sheet_and_each_block_is_a_table_of_its_own(tmp_path: Path) -> None:
    pytest.importorskip("python_calamine")
    found = tables_in(xlsx(tmp_path / "t.xlsx", {"One": [*TABLE, [], [], *TABLE[2:]], "Two": TABLE}))
    assert [table.line for table in found] == [3, 10, 3]


def test_totals_behind_an_empty_row_belong_to_the_block(tmp_path: Path) -> None:
    pytest.importorskip("python_calamine")
    found = one(xlsx(tmp_path / "t.xlsx", {"One": [*TABLE[:6], [], TABLE[6]]}))
    assert [row.ok for row in found.rows] == [True, False]


def test_a_decision_is_made_from_a_sheet(tmp_path: Path) -> None:
    pytest.importorskip("python_calamine")
    decision, _ = decision_from(xlsx(tmp_path / "t.xlsx", {"One": TABLE}))
    assert [(one.name, one.weight) for one in decision.criteria.values()] == [
        ("Cost", 0.5),
        ("Speed", 0.3),
        ("Care", 0.2),
    ]


def test_what_is_no_spreadsheet_is_one_line(tmp_path: Path) -> None:
    pytest.importorskip("python_calamine")
    (tmp_path / "t.xlsx").write_bytes(b"PK\x03\x04 not at all")
    with pytest.raises(BadTable, match="not a spreadsheet that can be read"):
        tables_in(tmp_path / "t.xlsx")


def test_without_the_extra_one_line_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(NotReadable, match=r"roadworthy\[sheets\]"):
        tables_in(xlsx(tmp_path / "t.xlsx", {"One": TABLE}))
