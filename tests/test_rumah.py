"""House rules that a machine can hold: tools, layers, docs, paths, long modules, start-up, functions of Excel 2007."""

from __future__ import annotations

import ast
import re
import runpy
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import openpyxl
import pytest
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

import kertas_kerja
from dev import ALAT

AKAR = Path(__file__).resolve().parents[1]
PAKET = AKAR / "kertas_kerja"
PANJANG = 400
BERAT = {
    "click",
    "ironcalc",
    "lxml",
    "openpyxl",
    "pydantic",
    "rich",
    "starlette",
    "uvicorn",
    "watchfiles",
    "xlsxwriter",
}
EXCEL_2007 = frozenset(
    re.findall(
        r"\w+",
        """
    ABS AND AVERAGE AVERAGEIF CONCATENATE COUNT COUNTA COUNTIF COUNTIFS FALSE HYPERLINK IF IFERROR INDEX INT ISBLANK
    ISERROR ISNUMBER ISTEXT LEFT LEN LOWER MATCH MAX MID MIN MOD N NOT OR RIGHT ROUND ROUNDDOWN ROUNDUP SUM SUMIF
    SUBSTITUTE SUMIFS SUMPRODUCT T TEXT TRIM TRUE UPPER VALUE VLOOKUP
    """,
    )
)

JALUR_MESIN = re.compile(rb"(?<![\w.$}\-])(?:/(?:work|root|tmp|home|farm|Users)/|[A-Z]:\\\\?(?:Users|Windows)\\)")
NIP = re.compile(rb"(?<![\d.])(?:19|20)\d{2}(?:0[1-9]|1[0-2])\d{2} ?(?:19|20)\d{4} ?[12] ?\d{3}(?!\d)")
KARANGAN = {b"196501011990031001"}  # a NIP made up for the tests
KATA_RANAH = re.compile(
    r"capaian|realisasi|predikat|indikator|sasaran|anggaran|\bpagu\b|\bnko\b|\bpko\b|\bakip\b|triwulan|tribulan", re.I
)


# --- tools -----------------------------------------------------------------------------------------------------------


@pytest.mark.alat
@pytest.mark.parametrize("nama", ALAT)
def test_tool_is_content(nama: str) -> None:
    jalan = subprocess.run([sys.executable, *ALAT[nama]], cwd=AKAR, capture_output=True, text=True, check=False)
    assert jalan.returncode == 0, jalan.stdout[-4000:] + jalan.stderr[-1000:]


# --- documentation ---------------------------------------------------------------------------------------------------


def teks(nama: str) -> str:
    """A document of the project."""
    return (AKAR / nama).read_text(encoding="utf-8")


@pytest.mark.parametrize("nama", sorted(set(kertas_kerja.__all__) - {"__version__"}) or ["check"])
def test_public_name_is_documented(nama: str) -> None:
    kode = re.findall(r"```.*?```|`[^`\n]+`", teks("README.md") + teks("docs/pustaka.md"), re.DOTALL)
    assert any(re.search(rf"\b{nama}\b", k) for k in kode), f"{nama} is in __all__, not in README or docs/pustaka.md"


@pytest.mark.parametrize("nama", sorted(set(kertas_kerja.__all__) - {"__version__"}) or ["__all__"])
def test_public_name_has_a_docstring(nama: str) -> None:
    benda = getattr(kertas_kerja, nama)
    assert not callable(benda) or (benda.__doc__ or "").strip()


def dokumen() -> list[Path]:
    """Every Markdown page that is tracked."""
    return [p for p in terlacak() if p.suffix == ".md"]


def test_links_between_pages_lead_somewhere() -> None:
    putus = [
        f"{halaman.relative_to(AKAR)}: {tujuan}"
        for halaman in dokumen()
        for tujuan in re.findall(r"\]\(([^)#\s]+)[^)]*\)", halaman.read_text(encoding="utf-8"))
        if not re.match(r"[a-z]+:", tujuan) and not (halaman.parent / tujuan).exists()
    ]
    assert putus == []


def test_every_decision_is_in_the_index() -> None:
    halaman = sorted(p.name for p in (AKAR / "docs/adr").glob("0*.md"))
    assert [h[:4] for h in halaman] == [f"{i:04}" for i in range(1, len(halaman) + 1)]
    assert [h for h in halaman if f"({h})" not in teks("docs/adr/README.md")] == []
    assert [h for h in halaman if not re.match(rf"# {h[:4]}\.? .+\n\nStatus: ", teks(f"docs/adr/{h}"))] == []


def test_changelog_keeps_its_form() -> None:
    assert re.search(r"^## \[Unreleased\]$", teks("CHANGELOG.md"), re.MULTILINE)
    judul = re.findall(r"^### (.+)$", teks("CHANGELOG.md"), re.MULTILINE)
    assert set(judul) <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def kutipan() -> list[tuple[str, list[str]]]:
    """The commands that the README shows with their output: (command, lines of output)."""
    hasil = []
    for blok in re.findall(r"```(?:console|text)?\n(\$ kk .*?)```", teks("README.md"), re.DOTALL):
        baris = blok.rstrip().splitlines()
        hasil.append((baris[0].removeprefix("$ kk "), baris[1:]))
    return hasil


@pytest.mark.parametrize(("perintah", "baris"), kutipan())
def test_output_in_the_readme_is_real(perintah: str, baris: list[str]) -> None:
    cetakan = runpy.run_path(str(AKAR / "docs" / "bangun.py"))["keluaran"](perintah)
    nyata = iter(cetakan.splitlines())
    baris = [b.rstrip() for b in baris if b.strip() not in ("", "…")]
    hilang = [b for b in baris if not any(b == n.rstrip() for n in nyata)]  # in this order
    assert hilang == [], f"kk {perintah} prints something else (python3 dev.py docs):\n{cetakan}"


# --- files -----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def terlacak() -> tuple[Path, ...]:
    """The tracked files that are there."""
    jalan = subprocess.run(["git", "ls-files", "-z"], cwd=AKAR, capture_output=True, text=True, check=False)
    if jalan.returncode:
        pytest.skip("no git checkout")
    return tuple(AKAR / nama for nama in jalan.stdout.split("\0") if nama and (AKAR / nama).is_file())


def isi_terlacak() -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of every tracked file; workbooks also part by part."""
    for path in terlacak():
        nama = path.relative_to(AKAR).as_posix()
        if path.suffix in (".xlsx", ".xlsm") and zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as arsip:
                yield from ((f"{nama}!{bagian}", arsip.read(bagian)) for bagian in arsip.namelist())
        else:
            yield nama, path.read_bytes()


def test_no_workbook_lies_about() -> None:
    folder = ("samples", "templates", "tests")
    buku = [p.relative_to(AKAR) for p in terlacak() if p.suffix.startswith((".xls", ".ods"))]
    assert [str(p) for p in buku if p.parts[0] not in folder] == []


@pytest.mark.parametrize(("apa", "pola"), [("machine path", JALUR_MESIN), ("NIP", NIP)], ids=["path", "nip"])
def test_no_tracked_file_tells_too_much(apa: str, pola: re.Pattern[bytes]) -> None:
    temuan = ((nama, temu) for nama, isi in isi_terlacak() for temu in pola.findall(isi))
    ketahuan = [(nama, temu) for nama, temu in temuan if temu.replace(b" ", b"") not in KARANGAN]
    assert ketahuan == [], apa


def test_the_looking_finds() -> None:
    garis = b"/"
    assert JALUR_MESIN.search(b"see " + garis + b"work/main/x.py")
    assert JALUR_MESIN.search(b'"C:' + rb"\Users" + b'\\ani"')
    assert not JALUR_MESIN.search(b"https://example.org/home/page and xl/tmp/x")
    assert NIP.search(b"NIP 19700101" + b" 199503 1 001")
    assert not NIP.search(b"0.197001011995031001 2673693824")


# --- code ------------------------------------------------------------------------------------------------------------


def test_no_module_is_long() -> None:
    panjang = {p.relative_to(AKAR).as_posix(): len(teks(p).splitlines()) for p in PAKET.rglob("*.py")}
    assert {p: n for p, n in panjang.items() if n > PANJANG} == {}


def test_the_workbook_layer_knows_no_domain_word() -> None:
    kata = [
        f"{p.name}: {m[0]}"
        for p in sorted((PAKET / "buku").glob("*.py"))
        if (m := KATA_RANAH.search(p.read_text(encoding="utf-8")))
    ]
    assert kata == []


def diimpor(folder: Path, pola: str = "**/*.py") -> dict[str, str]:
    """Third-party packages imported anywhere below a folder, each with one module that does."""
    hasil: dict[str, str] = {}
    for path in folder.glob(pola):
        for simpul in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            nama = [a.name for a in simpul.names] if isinstance(simpul, ast.Import) else []
            if isinstance(simpul, ast.ImportFrom) and simpul.module and not simpul.level:
                nama.append(simpul.module)
            hasil |= {n.split(".")[0]: path.name for n in nama}
    return {n: p for n, p in hasil.items() if n not in sys.stdlib_module_names}


def test_every_import_is_a_declared_dependency() -> None:
    proyek = tomllib.loads(teks("pyproject.toml"))["project"]
    inti = nama_paket(proyek["dependencies"]) | {"kertas_kerja"}
    luar = {p.parent.name: diimpor(p.parent) for p in PAKET.glob("*/__init__.py")} | {"": diimpor(PAKET, "*.py")}
    for folder, impor in luar.items():
        boleh = inti | nama_paket(proyek["optional-dependencies"].get(folder, []))
        assert {n: p for n, p in impor.items() if n not in boleh} == {}, folder


def nama_paket(daftar: list[str]) -> set[str]:
    """The names of the packages in a list of requirements."""
    return {m[0].lower() for d in daftar if (m := re.match(r"[\w.-]+", d))}


def muatan(kode: str) -> set[str]:
    """The heavy libraries that a fresh process has loaded after `kode`."""
    cetak = f"import sys\n{kode}\nprint(*({BERAT!r} & set(sys.modules)))"
    jalan = subprocess.run([sys.executable, "-c", cetak], cwd=AKAR, capture_output=True, text=True, check=True)
    return set(jalan.stdout.split())


def test_the_version_loads_nothing() -> None:
    assert muatan("import kertas_kerja, kertas_kerja.__main__") == set()


def test_a_check_loads_no_heavy_library() -> None:
    contoh = AKAR / "samples" / "pengukuran_2025_tercetak.xlsx"
    assert muatan(f"import kertas_kerja\nkertas_kerja.check({str(contoh)!r}).to_json()") == set()


def buku_kita() -> list[Path]:
    """The workbooks that the project builds: templates and samples."""
    return sorted(p for folder in ("templates", "samples") for p in (AKAR / folder).rglob("*.xlsx"))


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
@pytest.mark.parametrize("path", buku_kita(), ids=lambda p: p.name)
def test_formulas_use_functions_of_excel_2007(path: Path) -> None:
    fungsi = set()
    for lembar in openpyxl.load_workbook(path).worksheets:
        for baris in lembar.iter_rows():
            for sel in baris:
                if sel.data_type == "f":
                    fungsi |= fungsi_dalam(str(sel.value))
    assert sorted(fungsi - EXCEL_2007) == []


def fungsi_dalam(rumus: str) -> set[str]:
    """The functions that a formula calls."""
    butir = Tokenizer(rumus).items
    return {b.value.rstrip("(").upper() for b in butir if b.type == Token.FUNC and b.subtype == Token.OPEN}


def test_the_reader_of_formulas_sees_functions() -> None:
    assert fungsi_dalam('=IF(COUNT(A1:A3)=0,"",_xlfn.XLOOKUP(A1,B:B,C:C))') == {"IF", "COUNT", "_XLFN.XLOOKUP"}
