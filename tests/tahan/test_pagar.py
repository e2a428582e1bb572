"""The fence: whatever goes wrong inside is one of `errors.py`, and says whose fault it is."""

from __future__ import annotations

import inspect
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

import kertas_kerja
from kertas_kerja import api
from kertas_kerja.buku.package import Package
from kertas_kerja.buku.proof_book import tree
from kertas_kerja.buku.soundness import unsound
from kertas_kerja.errors import (
    BerkasRusak,
    BerkasTerlaluBesar,
    KeluaranGagal,
    KertasKerjaError,
    PerubahanDitolak,
    SwaujiGagal,
)
from tests.buku import bangun
from tests.fuzz.seeds import own, rich
from tests.tahan.bahan import ROOT, workbook

CORPUS = ROOT / "../shared/data/xlsx_corpus"
SHEET = "xl/worksheets/sheet1.xml"
Change = Callable[[bytes], bytes]


def changed(part: str, change: Change) -> bytes:
    """The rich workbook with one part changed; a part that becomes empty goes."""
    with zipfile.ZipFile(io.BytesIO(rich())) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    after = change(members[part])
    assert after != members[part], "the change did nothing"
    members[part] = after
    return bangun.zipped({name: data for name, data in members.items() if data})


def replace(old: str, new: str, count: int = 1) -> Change:
    return lambda data: data.replace(old.encode(), new.encode(), count)


DEEP = "<q>" * 300 + "</q>" * 300
FAULTS: dict[str, tuple[str, Change, str]] = {
    "no content types": ("[Content_Types].xml", lambda _: b"", "bagian [Content_Types].xml tidak ada"),
    "wrong content type": ("[Content_Types].xml", replace("worksheet+xml", "styles+xml"), "jenis isinya salah"),
    "package space": ("_rels/.rels", replace("package/2006/relationships", "x"), "ruang nama XML-nya salah"),
    "main space": ("xl/workbook.xml", replace("spreadsheetml/2006/main", "x"), "ruang nama XML-nya salah"),
    "relationship without type": (
        "xl/_rels/workbook.xml.rels",
        lambda d: re.sub(rb'Type="[^"]*styles"', b'Type=""', d),
        "tanpa tanda atau jenis",
    ),
    "not XML": ("xl/theme/theme1.xml", replace("</a:theme>", ""), "XML tidak sah"),
    "unknown code": ("xl/theme/theme1.xml", replace("UTF-8", "no-such-code"), "pengodean hurufnya tidak dikenal"),
    "deep": ("xl/theme/theme1.xml", replace("</a:theme>", f"{DEEP}</a:theme>"), "bersarang sampai 301 tingkat"),
    "order": ("xl/workbook.xml", replace("<sheets>", "<definedNames/><sheets>"), "urutan unsurnya salah"),
    "sheet twice": ("xl/workbook.xml", replace('name="Lain"', 'name="pko"'), "nama lembar pko ganda"),
    "id twice": ("xl/workbook.xml", replace('sheetId="2"', 'sheetId="1"'), "sheetId 1 ganda"),
    "id no number": ("xl/workbook.xml", replace('sheetId="2"', 'sheetId="1e5"'), "sheetId '1e5' bukan bilangan"),
    "long name": ("xl/workbook.xml", replace('name="Lain"', f'name="{"x" * 32}"'), "panjang nama lembar tidak sah"),
    "name without name": ("xl/workbook.xml", replace('name="Sasaran"', 'n="Sasaran"'), "nama terdefinisi yang kosong"),
    "name of no sheet": ("xl/workbook.xml", replace('localSheetId="1"', 'localSheetId="9"'), "lembar yang tidak ada"),
    "name twice": (
        "xl/workbook.xml",
        replace("</definedNames>", '<definedName name="SASARAN">1</definedName></definedNames>'),
        "nama terdefinisi sasaran None ganda",
    ),
    "foreign tab": ("xl/workbook.xml", replace("</sheets>", "<x/></sheets>"), "unsur asing"),
    "lost sheet": ("xl/_rels/workbook.xml.rels", replace("worksheets/sheet2.xml", "worksheets/x.xml"), "tanpa isi"),
    "font out of range": ("xl/styles.xml", replace('fontId="0"', 'fontId="99"', 9), "fontId 99 di luar daftar"),
    "style out of range": (SHEET, lambda d: re.sub(rb' s="\d+"', b' s="999"', d, count=1), "gaya sel"),
    "cells unsorted": (SHEET, replace('r="B3"', 'r="Z3"'), "tidak berurutan"),
    "row in a cell": (SHEET, lambda d: re.sub(rb"<v>", b'<row r="40"/><v>', d, count=1), "row tidak pada tempatnya"),
    "two formulas in a cell": (SHEET, replace("</f>", "</f><f>1</f>"), "f tidak pada tempatnya"),
    "element twice": (SHEET, replace("</worksheet>", "<extLst/><extLst/></worksheet>"), "tercantum dua kali"),
    "nothing there": ("xl/charts/chart1.xml", lambda _: b"", "menunjuk bagian yang tidak ada"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named(name: str) -> None:
    part, change, phrase = FAULTS[name]
    with Package.open(changed(part, change)) as package:
        assert phrase in (unsound(package) or "sound")


def test_a_string_out_of_range_stops_the_reader() -> None:
    data = changed(SHEET, lambda d: re.sub(rb't="s"><v>\d+', b't="s"><v>9999', d, count=1))
    with Package.open(data) as package, pytest.raises(BerkasRusak, match="teks bersama nomor 9999 tidak ada"):
        unsound(package)


@pytest.mark.parametrize("seed", own(), ids=lambda seed: seed.name)
def test_sound_workbooks_are_sound(seed: object) -> None:
    with Package.open(seed.data) as package:  # type: ignore[attr-defined]
        assert unsound(package) is None


def test_real_workbooks_are_sound_but_for_a_few() -> None:
    """Of 96 real files, test cases of other projects among them, three point at parts that they do not have."""
    if not CORPUS.is_dir():
        pytest.skip("no corpus beside the checkout")
    faults = []
    for path in sorted(CORPUS.glob("*.xls[xm]")):
        try:
            with Package.open(path) as package:
                faults += [fault] if (fault := unsound(package)) else []
        except KertasKerjaError:
            continue
    assert len(faults) == 3
    assert all("menunjuk bagian yang tidak ada" in fault for fault in faults)


# ---------------------------------------------------------------------- named where it is found

OFF = "http://example.org/asing"
FORMAT = "<conditionalFormatting"
RULE = f'{FORMAT} sqref="A1"><cfRule type="expression" dxfId="x1" priority="1"/></conditionalFormatting>'
AT_THE_PLACE: dict[str, tuple[str, Change, str]] = {
    "a formula before the first cell": (
        SHEET,
        replace('<row r="1"', '<row r="1"><f>1</f></row><row r="1"'),
        "pada baris 1 ada rumus di luar sel",
    ),
    "a formula before the cells of a row": (
        SHEET,
        lambda d: re.sub(rb'(<row r="5"[^>]*>)', rb"\1<f>1</f>", d),
        "pada baris 5 ada rumus di luar sel",
    ),
    "an endless number of a shared formula": (
        SHEET,
        lambda d: re.sub(rb"<f>", b'<f t="shared" ref="F4:F6" si="99999999999">', d, count=1),
        "rumus bersama bernomor '99999999999'",
    ),
    "a rule whose format is no number": (
        SHEET,
        replace(FORMAT, RULE + FORMAT),
        "dxfId 'x1' pada unsur cfRule bukan bilangan bulat",
    ),
    "a rule whose rank is no number": (SHEET, replace('priority="', 'priority="p'), "priority 'p1' pada unsur cfRule"),
    "a sheetId that is no number": ("xl/workbook.xml", replace('sheetId="2"', 'sheetId="1e5"'), "sheetId '1e5'"),
    "an endless sheetId": ("xl/workbook.xml", replace('sheetId="2"', f'sheetId="{"9" * 5000}"'), "sheetId '999"),
    "a tab position that is no number": (
        "xl/workbook.xml",
        replace("<workbookView ", '<workbookView activeTab="a" '),
        "activeTab 'a' pada unsur workbookView",
    ),
    "tabs of a foreign namespace": (
        "xl/workbook.xml",
        lambda d: d.replace(b"<sheets>", f'<sheets xmlns:q="{OFF}">'.encode()).replace(b"<sheet ", b"<q:sheet "),
        "tidak memuat satu lembar pun",
    ),
    "a style list whose number is none": (
        "xl/styles.xml",
        lambda d: re.sub(rb'(<numFmt [^>]*)numFmtId="\d+"', rb'\1numFmtId="zz"', d, count=1),
        "numFmtId 'zz' pada unsur numFmt",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", AT_THE_PLACE)
def test_damage_is_named_where_it_is_found(name: str) -> None:
    """No need of the fence: the error is one of ours from the start, and says which element is wrong."""
    part, change, phrase = AT_THE_PLACE[name]
    with pytest.raises(BerkasRusak, match=re.escape(phrase)) as caught:
        kertas_kerja.fill(changed(part, change))
    assert not str(caught.traceback[-1].path).endswith("_pagar.py")
    assert "lalu ulangi" in str(caught.value)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/styles.xml"])
def test_deep_nesting_in_an_edited_part_is_carried_along(part: str) -> None:
    """What nobody looks into is compared all the same, and no stack overflows."""
    deep = "<extLst><ext>" + "<q>" * 3000 + "</q>" * 3000 + "</ext></extLst>"
    data = changed(part, lambda d: re.sub(rb"(</(workbook|styleSheet)>)", deep.encode() + rb"\1", d))
    filled = kertas_kerja.fill(data).data
    assert filled != data
    with zipfile.ZipFile(io.BytesIO(filled)) as archive:
        assert deep.encode() in archive.read(part)


def test_a_difference_deep_down_is_one() -> None:
    deep = ("<a><b>" + "<q>" * 200 + '<r v="{}"/>' + "</q>" * 200 + "</b></a>").format
    assert tree(deep(1).encode()) == tree(deep(1).encode())
    assert tree(deep(1).encode()) != tree(deep(2).encode())


# ---------------------------------------------------------------------- the fence


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Recognition fails in a way that nobody foresaw."""

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(api, "siapkan", fail)


@pytest.mark.parametrize("function", [kertas_kerja.check, kertas_kerja.fill])
@pytest.mark.parametrize(
    "error", [ValueError("x"), KeyError("x"), RecursionError(), AssertionError(), ZeroDivisionError()]
)
def test_an_unforeseen_error_over_a_sound_file_is_ours(
    function: Callable[..., object], error: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, error)
    (tmp_path / "pengukuran.xlsx").write_bytes(workbook())
    with pytest.raises(SwaujiGagal) as caught:
        function(tmp_path / "pengukuran.xlsx")
    assert str(caught.value) == (
        f'Berkas "pengukuran.xlsx" tidak dapat diolah karena kesalahan dalam kk sendiri ({type(error).__name__}); '
        "tidak ada berkas yang ditulis, laporkan berkas ini kepada pengembang."
    )
    assert caught.value.__cause__ is error
    assert [p.name for p in tmp_path.iterdir()] == ["pengukuran.xlsx"]


@pytest.mark.parametrize("error", [ValueError("x"), SwaujiGagal("berbeda dari rencana")])
def test_an_error_over_a_damaged_file_is_the_files(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, error)
    part, change, _ = FAULTS["id twice"]
    with pytest.raises(BerkasRusak) as caught:
        kertas_kerja.fill(io.BytesIO(changed(part, change)))
    assert str(caught.value) == (
        "Berkas ini rusak (bagian xl/workbook.xml: sheetId 1 ganda); buka di Excel, biarkan Excel memperbaikinya, "
        "simpan sebagai .xlsx baru, lalu ulangi."
    )
    assert caught.value.exit_code == 2
    assert caught.value.__cause__ is error


def test_an_error_that_trips_the_judge_as_well_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("tak terduga")

    monkeypatch.setattr(Package, "open", fail)
    with pytest.raises(SwaujiGagal, match="laporkan berkas ini"):
        kertas_kerja.check(workbook())


def test_a_failed_proof_over_a_sound_file_stays_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    error = SwaujiGagal("berbeda dari rencana")
    failing(monkeypatch, error)
    with pytest.raises(SwaujiGagal) as caught:
        kertas_kerja.fill(workbook())
    assert caught.value is error


def test_foreseen_errors_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    error = PerubahanDitolak("tidak bisa")
    failing(monkeypatch, error)
    with pytest.raises(PerubahanDitolak) as caught:
        kertas_kerja.fill(workbook())
    assert caught.value is error


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (MemoryError(), BerkasTerlaluBesar, "tidak muat di memori"),
        (OSError(28, "No space left on device"), KeluaranGagal, "folder sementara"),
    ],
)
def test_no_room(error: Exception, kind: type[KertasKerjaError], words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, error)
    with pytest.raises(kind, match=words) as caught:
        kertas_kerja.check(workbook())
    assert caught.value.exit_code == 2


def test_mistakes_of_the_caller_stay_mistakes(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TypeError):
        kertas_kerja.check()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        kertas_kerja.fill(workbook(), tab=True)  # type: ignore[call-arg]
    failing(monkeypatch, AttributeError("no workbook"))
    with pytest.raises(AttributeError):
        kertas_kerja.check(openpyxl.Workbook())


@pytest.mark.parametrize("source", [123, None, [b"PK"]], ids=["number", "none", "list"])
def test_what_is_no_workbook_is_a_mistake_of_the_caller(source: object) -> None:
    for command in (kertas_kerja.check, kertas_kerja.fill):
        with pytest.raises(TypeError, match=r"a path, bytes, a file object or an openpyxl\.Workbook is needed"):
            command(source)  # type: ignore[operator]


def test_an_interrupt_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(api, "siapkan", stop)
    with pytest.raises(KeyboardInterrupt):
        kertas_kerja.check(workbook())


def test_the_functions_keep_their_faces() -> None:
    assert kertas_kerja.check.__name__ == "check"
    assert "dry_run" in inspect.signature(kertas_kerja.fill).parameters
    assert (kertas_kerja.fill.__doc__ or "").startswith("Write a filled copy")
