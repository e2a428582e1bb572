"""The command line as a person meets it: exit codes, one sentence for a bad file, stable JSON."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kertas_kerja._versi import VERSI
from kertas_kerja.cli import PERINTAH, kk
from tests.isi.buku import buku, pko

BENAR = [("Indeks A", 75, 69.61, "92,81%", "92,81%", "0,00%", "92,81%")]
SALAH = [("Indeks B", 8.6, 9, "104,90%", "104,90%", "0,00%", "104,90%")]
RINGKAS_BENAR = ("92,81%", "92,81%", "BAIK")


def jalankan(*args: str | Path) -> Result:
    return CliRunner().invoke(kk, [str(a) for a in args])


@pytest.fixture
def benar(tmp_path: Path) -> Path:
    berkas = tmp_path / "benar.xlsx"
    berkas.write_bytes(buku({"PKO": pko(BENAR, RINGKAS_BENAR)}))
    return berkas


@pytest.fixture
def salah(tmp_path: Path) -> Path:
    berkas = tmp_path / "salah.xlsx"
    berkas.write_bytes(buku({"PKO": pko(SALAH)}))
    return berkas


def test_kode_keluar(benar: Path, salah: Path, tmp_path: Path) -> None:
    assert jalankan("check", benar, "--predikat-akip", "A").exit_code == 0
    assert jalankan("check", salah, "--predikat-akip", "A").exit_code == 1
    assert jalankan("check", tmp_path / "tidak_ada.xlsx").exit_code == 2
    assert jalankan("check", benar, salah, "--predikat-akip", "A").exit_code == 1


@pytest.mark.parametrize("perintah", [("check",), ("check", "--quiet"), ("fill",), ()])
def test_kesalahan_kk_sendiri_adalah_tiga(
    perintah: tuple[str, ...], benar: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rusak(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("kertas_kerja.api.siapkan", rusak)
    hasil = jalankan(*perintah, benar)
    assert (hasil.exit_code, "kesalahan dalam kk sendiri" in hasil.output) == (3, True)


@pytest.mark.parametrize("bentuk", ["text", "json", "markdown"])
def test_hasil_tidak_menimpa_masukan(bentuk: str, benar: Path, salah: Path, tmp_path: Path) -> None:
    """A check changes nothing: not by a slip of the hand either, nor through a link."""
    (tautan := tmp_path / "laporan").hardlink_to(salah)
    sebelum = benar.read_bytes(), salah.read_bytes()
    for keluaran in (benar, salah, tautan):
        hasil = jalankan("check", benar, "--from", salah, "--format", bentuk, "--output", keluaran)
        assert (hasil.exit_code, hasil.output.count("\n"), "masukan" in hasil.output) == (2, 1, True)
    assert (benar.read_bytes(), salah.read_bytes()) == sebelum


def test_json_menurut_kontrak(salah: Path) -> None:
    hasil = jalankan("check", salah, "--format", "json", "--predikat-akip", "A")
    dokumen: dict[str, Any] = json.loads(hasil.output)
    assert dokumen["schema_version"] == "1"
    assert dokumen["tool"] == {"name": "kertas-kerja", "version": VERSI}
    (berkas,) = dokumen["files"]
    assert set(berkas) == {"path", "status", "error", "tables", "relations", "findings", "summary"}
    assert berkas["tables"] == [
        {
            "id": "t1",
            "kind": "pko",
            "title": "Penilaian Kinerja Organisasi Tahun 2025",
            "sheet": "PKO",
            "range": "A3:I7",
            "rows": 1,
        }
    ]
    r = berkas["relations"]
    assert r["exact"] + r["rounding"] + r["wrong"] == r["checked"]
    (temuan,) = [t for t in berkas["findings"] if t["severity"] == "error"]
    assert set(temuan) == {
        "rule", "severity", "table", "sheet", "cell", "found", "expected", "message", "explanation", "related",
        "basis", "fix",
    }  # fmt: skip
    assert temuan["rule"] == "KK101"
    assert (temuan["sheet"], temuan["cell"]) == ("PKO", "F4")
    assert (temuan["found"], temuan["expected"]) == ("104,90%", "104,65%")
    assert temuan["message"].startswith("PKO!F4 tertulis 104,90%, seharusnya 104,65%")
    hitungan, akibat = temuan["explanation"].split("; ")
    assert hitungan == "capaian = realisasi ÷ target = 9 ÷ 8,6 = 104,65%"
    assert akibat == "bila nilai ini dibetulkan, G4 menjadi 104,65% dan I4 menjadi 104,65%"
    assert {(r["sheet"], r["cell"]) for r in temuan["related"]} == {("PKO", "D4"), ("PKO", "E4")}
    assert temuan["fix"]["safe"] is True
    assert temuan["fix"]["formula"].startswith("=IF(")
    assert "PANRB" in temuan["basis"]


def test_masukan_sama_keluaran_sama(salah: Path) -> None:
    satu, dua = (jalankan("check", salah, "--format", "json").output for _ in range(2))
    assert satu == dua


def test_teks_dan_markdown(salah: Path, tmp_path: Path) -> None:
    teks = jalankan("check", salah, "--predikat-akip", "A").output
    assert "SALAH" in teks
    assert "capaian = realisasi ÷ target = 9 ÷ 8,6 = 104,65%" in teks
    assert "\x1b[" not in teks
    keluaran = tmp_path / "hasil.md"
    hasil = jalankan("check", salah, "--format", "markdown", "--output", keluaran)
    assert hasil.exit_code == 1
    assert hasil.output == ""
    assert "| PKO!F4 | SALAH | KK101 |" in keluaran.read_text(encoding="utf-8")


def test_tanpa_tabel_keluar_nol(tmp_path: Path) -> None:
    berkas = tmp_path / "lain.xlsx"
    berkas.write_bytes(buku({"Lain": [["Belanja", "Toko"], ["beras", 12]]}))
    hasil = jalankan("check", berkas)
    assert hasil.exit_code == 0
    assert "Tidak ada tabel resmi yang dikenali" in hasil.output


def _buat_rusak(jenis: str, berkas: Path) -> None:
    if jenis == "ole":
        berkas.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 4096)
    elif jenis == "csv":
        berkas.write_text("a,b\n1,2\n", encoding="utf-8")
    elif jenis == "kosong":
        berkas.write_bytes(b"")
    elif jenis == "terpotong":
        berkas.write_bytes(buku({"A": [[1]]})[:400])
    elif jenis == "ods":
        with zipfile.ZipFile(berkas, "w") as z:
            z.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    elif jenis == "tanpa_buku":
        with zipfile.ZipFile(berkas, "w") as z:
            z.writestr("[Content_Types].xml", "<Types/>")
    elif jenis == "folder":
        berkas.mkdir()


@pytest.mark.parametrize("jenis", ["ole", "csv", "kosong", "terpotong", "ods", "tanpa_buku", "folder", "tidak_ada"])
@pytest.mark.parametrize("perintah", ["check", "fill"])
def test_berkas_buruk_satu_kalimat(jenis: str, perintah: str, tmp_path: Path) -> None:
    berkas = tmp_path / f"{jenis}.xlsx"
    _buat_rusak(jenis, berkas)
    sebelum = sorted(p.name for p in tmp_path.iterdir())
    hasil = jalankan(perintah, berkas)
    assert hasil.exit_code == 2
    assert hasil.exception is None or isinstance(hasil.exception, SystemExit)
    kalimat = [b for b in hasil.output.splitlines() if b.strip() and b.strip() != str(berkas)]
    assert len(kalimat) == 1
    assert kalimat[0].strip().endswith(".")
    assert sorted(p.name for p in tmp_path.iterdir()) == sebelum


def test_json_untuk_berkas_yang_tidak_terbaca(tmp_path: Path) -> None:
    hasil = jalankan("check", tmp_path / "tidak_ada.xlsx", "--format", "json")
    (berkas,) = json.loads(hasil.output)["files"]
    assert berkas["status"] == "error"
    assert berkas["error"]
    assert berkas["tables"] == []


def test_fill_menulis_di_samping_masukan(salah: Path) -> None:
    hasil = jalankan("fill", salah, "--format", "json", "--predikat-akip", "A")
    dokumen = json.loads(hasil.output)
    assert hasil.exit_code == 1
    assert set(dokumen) == {"schema_version", "path", "output", "changes", "added_sheets", "findings", "summary"}
    assert set(dokumen["summary"]) == {"filled", "converted", "kept", "error"}
    assert set(dokumen["changes"][0]) == {"sheet", "cell", "before", "formula", "value", "reason"}
    assert Path(dokumen["output"]) == salah.with_name("salah_terisi.xlsx")
    assert Path(dokumen["output"]).exists()
    lagi = jalankan("fill", salah)
    assert lagi.exit_code == 2


def test_explain_dan_rules() -> None:
    halaman = jalankan("explain", "kk101")
    assert halaman.exit_code == 0
    assert "# KK101" in halaman.output
    assert "capaian = realisasi ÷ target" in halaman.output
    assert jalankan("explain", "KK000").exit_code == 2
    daftar = json.loads(jalankan("rules", "--format", "json").output)
    assert [a["rule"] for a in daftar["rules"]] == sorted(a["rule"] for a in daftar["rules"])
    assert all(a["what"] and a["why"] and a["fix"] for a in daftar["rules"])


def test_setiap_perintah_punya_bantuan() -> None:
    umum = jalankan("--help").output
    for nama in PERINTAH:
        assert nama in umum
        assert jalankan(nama, "--help").exit_code == 0


def test_versi_tanpa_memuat_apa_pun() -> None:
    kode = (
        "import sys; sys.argv = ['kk', '--version']\n"
        "from kertas_kerja.__main__ import main\nmain()\n"
        "print('click' in sys.modules)"
    )
    keluaran = subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, check=True).stdout
    assert keluaran.split() == ["kk", VERSI, "False"]


def test_check_tidak_memuat_pustaka_berat(benar: Path) -> None:
    """A small check is mostly imports: the heavy libraries, and `typing`, stay out of it."""
    kode = (
        f"import sys; from kertas_kerja.api import check; check({str(benar)!r}).to_text()\n"
        "berat = {'openpyxl', 'xlsxwriter', 'pydantic', 'rich', 'lxml', 'ironcalc', 'rapidfuzz', 'typing'}\n"
        "print(sorted(berat & set(sys.modules)))"
    )
    keluaran = subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, check=True).stdout
    assert keluaran.strip() == "[]"
