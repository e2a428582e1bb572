"""The page without a browser: who may ask, what is taken, what is shown, what is left behind."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

pytest.importorskip("starlette")
from starlette.testclient import TestClient

from kertas_kerja.web.antrean import Antrean, AntreanPenuh, nama_tampil, sapu_sisa
from kertas_kerja.web.app import bangun
from kertas_kerja.web.halaman import hasil
from tests.isi.buku import buku, pko

SALAH = buku({"PKO": pko([("Indeks B", 8.6, 9, "104,90%", None, "0,00%", None)])})
BERBAHAYA = "<img src=x onerror=alert(1)>"
JAHAT = buku({"PKO & <b>": pko([(BERBAHAYA, 8.6, 9, "104,90%", None, "0,00%", None)], judul=f"PKO {BERBAHAYA} 2025")})
TOKEN, PORT = "rahasia-untuk-uji", 8765
ASAL = f"http://127.0.0.1:{PORT}"
BATAS = 1 << 20


class Klien:
    """A browser's requests to a page of the test."""

    def __init__(self, antrean: Antrean) -> None:
        self.antrean = antrean
        self.http = TestClient(bangun(antrean, TOKEN, PORT, BATAS), base_url=ASAL, follow_redirects=False)

    def ambil(self, jalur: str, **kepala: str) -> Any:
        return self.http.get(f"/{TOKEN}/{jalur}", headers=kepala)

    def kirim(self, *berkas: tuple[str, bytes], **kepala: str) -> Any:
        isi = [("berkas", (nama, io.BytesIO(data))) for nama, data in berkas]
        kepala = {"Origin": ASAL, "Accept": "application/json", **kepala}
        return self.http.post(f"/{TOKEN}/unggah", files=isi, headers=kepala)

    def tunggu(self) -> list[dict[str, Any]]:
        batas = time.monotonic() + 120
        while True:
            kiriman: list[dict[str, Any]] = self.ambil("status").json()["kiriman"]
            if all(k["keadaan"] == "selesai" for k in kiriman):
                return kiriman
            assert time.monotonic() < batas, "nothing came"
            time.sleep(0.05)


@pytest.fixture(scope="module")
def antrean_bersama() -> Iterator[Antrean]:
    antrean = Antrean(hasil, pekerja=2)
    yield antrean
    antrean.tutup()


@pytest.fixture
def klien(antrean_bersama: Antrean) -> Iterator[Klien]:
    yield Klien(antrean_bersama)
    for k in antrean_bersama.semua():
        antrean_bersama.hapus(k.id)


# --- what it does ----------------------------------------------------------------------------------------------------


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_kirim_lihat_unduh(klien: Klien) -> None:
    assert klien.kirim(("Pengukuran TB IV.xlsx", SALAH)).status_code == 200
    (k,) = klien.tunggu()
    assert k["ringkas"].startswith("1 kesalahan")
    kartu = klien.ambil(f"kartu/{k['kunci']}").text
    assert "capaian = realisasi ÷ target = 9 ÷ 8,6 = 104,65%" in kartu
    assert "<caption>Lembar PKO</caption>" in kartu
    assert "Istimewa" in kartu
    assert "Penilaian Kinerja Organisasi" in kartu
    assert "hubungan angka dihitung ulang" in kartu
    unduhan = klien.ambil(f"unduh/{k['kunci']}")
    assert "Pengukuran%20TB%20IV_terisi.xlsx" in unduhan.headers["content-disposition"]
    assert "Temuan" in openpyxl.load_workbook(io.BytesIO(unduhan.content)).sheetnames
    assert "104,65%" in klien.ambil(f"temuan/{k['kunci']}").text


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_kotak_lkjip(klien: Klien) -> None:
    """The box of the page adds the sheets for the report; without it they are not there."""
    for isian in ({"lkjip": "1"}, {}):
        berkas = [("berkas", ("a.xlsx", io.BytesIO(SALAH)))]
        jawab = klien.http.post(f"/{TOKEN}/unggah", files=berkas, data=isian, headers={"Origin": ASAL})
        assert jawab.status_code == 303
    klien.tunggu()
    lembar = [
        openpyxl.load_workbook(io.BytesIO(klien.ambil(f"unduh/{k.id}").content)).sheetnames
        for k in klien.antrean.semua()
    ]
    assert [any(n.startswith("LKjIP") for n in nama) for nama in lembar] == [True, False]


def test_kiriman_yang_diulang_peramban_tetap_satu(klien: Klien) -> None:
    """A browser repeats a request whose connection broke; the mark of the upload tells that it is the same."""

    def kirim(tanda: str) -> list[str]:
        berkas = [("berkas", ("a.xlsx", io.BytesIO(SALAH))), ("berkas", ("b.xlsx", io.BytesIO(SALAH)))]
        kepala = {"Origin": ASAL, "Accept": "application/json"}
        jawab = klien.http.post(f"/{TOKEN}/unggah", files=berkas, data={"tanda": tanda}, headers=kepala)
        return [k["kunci"] for k in jawab.json()["kiriman"]]

    pertama = kirim("satu")
    assert kirim("satu") == pertama
    assert not set(kirim("dua")) & set(pertama)
    assert not set(kirim("")) & set(kirim(""))
    assert len(klien.tunggu()) == 8


def test_halaman_tanpa_javascript(klien: Klien) -> None:
    jawab = klien.kirim(("a.xlsx", SALAH), ("b.xlsx", SALAH), Accept="text/html")
    assert (jawab.status_code, jawab.headers["location"]) == (303, "./")
    klien.tunggu()
    isi = klien.ambil("").text
    assert isi.count("<article") == 2
    assert "http-equiv" not in isi  # nothing left to wait for
    kunci = klien.antrean.semua()[0].id
    jawab = klien.http.post(f"/{TOKEN}/hapus/{kunci}", headers={"Origin": ASAL})
    assert (jawab.status_code, jawab.headers["location"]) == (303, "../")
    assert klien.ambil("").text.count("<article") == 1
    assert klien.ambil(f"unduh/{kunci}").status_code == 404


def bom() -> bytes:
    penampung = io.BytesIO()
    with zipfile.ZipFile(penampung, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("[Content_Types].xml", "<Types/>")
        z.writestr("xl/workbook.xml", b"\0" * (200 << 20))
    return penampung.getvalue()


@pytest.mark.parametrize(
    ("nama", "isi", "kata"),
    [
        ("laporan.docx", b"bukan", "bukan buku kerja"),
        ("potong.xlsx", SALAH[:900], "rusak"),
        ("kosong.xlsx", b"", "kosong"),
        ("bom.xlsx", bom(), "mengembang"),
    ],
    ids=["docx", "potong", "kosong", "bom"],
)
def test_berkas_salah_dijawab_satu_kalimat(klien: Klien, nama: str, isi: bytes, kata: str) -> None:
    assert klien.kirim((nama, isi)).status_code == 200
    (k,) = klien.tunggu()
    assert k["kode"] == 2
    kartu = klien.ambil(f"kartu/{k['kunci']}").text
    assert '<p class="galat">' in kartu
    assert kata in kartu.lower()
    assert "Traceback" not in kartu
    assert klien.antrean.folder not in kartu
    assert "masukan.xlsx" not in kartu
    assert klien.ambil(f"unduh/{k['kunci']}").status_code == 404


def test_isi_buku_tidak_menjadi_html(klien: Klien) -> None:
    klien.kirim((f"{BERBAHAYA}.xlsx", JAHAT))
    klien.tunggu()
    isi = klien.ambil("").text
    assert "<img" not in isi
    assert "&lt;img src=x onerror=alert(1)&gt;" in isi
    assert "Lembar PKO &amp; &lt;b&gt;" in isi


def test_lima_puluh_sekaligus(klien: Klien) -> None:
    for i in range(50):
        assert klien.kirim((f"buku {i:02}.xlsx", SALAH)).status_code == 200
    kiriman = klien.tunggu()
    assert [k["nama"] for k in kiriman] == [f"buku {i:02}.xlsx" for i in range(50)]
    assert {k["kode"] for k in kiriman} == {1}
    assert all(k.terisi for k in klien.antrean.semua())


# --- who may ask -----------------------------------------------------------------------------------------------------


def test_token_yang_salah(klien: Klien) -> None:
    for jalur in ("/", "/status", f"/{TOKEN}", f"/{TOKEN}x/", f"/{TOKEN[:-1]}/", "//", "/%00/", "/é/", "/../status"):
        assert klien.http.get(jalur).status_code == 404, jalur
        assert klien.http.post(jalur, headers={"Origin": ASAL}).status_code == 404, jalur


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:1", f"0.0.0.0:{PORT}"]
)
def test_host_yang_salah(klien: Klien, host: str) -> None:
    jawab = klien.ambil("", Host=host)
    assert jawab.status_code == 421
    assert jawab.text.count("\n") == 1


@pytest.mark.parametrize(
    "kepala",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": f"https://127.0.0.1:{PORT}"},
        {"Origin": f"{ASAL}.evil.example"},
        {"Origin": ASAL, "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_asal_yang_salah(klien: Klien, kepala: dict[str, str]) -> None:
    assert klien.kirim(("a.xlsx", SALAH), **kepala).status_code == 403
    assert klien.antrean.semua() == []
    if kepala["Origin"] != ASAL:
        assert klien.ambil("status", **kepala).status_code == 403


def test_kiriman_tanpa_asal_ditolak(klien: Klien) -> None:
    jawab = klien.http.post(f"/{TOKEN}/unggah", files={"berkas": ("a.xlsx", SALAH)})
    assert jawab.status_code == 403


def test_terlalu_besar(klien: Klien) -> None:
    jawab = klien.kirim(("a.xlsx", b"x" * (BATAS + 1)))
    assert jawab.status_code == 413
    assert "1 MB" in jawab.text


def test_terlalu_besar_tanpa_panjang(klien: Klien) -> None:
    """A body without Content-Length is counted as it comes."""

    def potongan() -> Iterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="berkas"; filename="a.xlsx"\r\n\r\n'
        for _ in range(40):
            yield b"x" * (BATAS // 20)

    jenis = {"Content-Type": "multipart/form-data; boundary=x", "Origin": ASAL}
    jawab = klien.http.post(f"/{TOKEN}/unggah", content=potongan(), headers=jenis)
    assert jawab.status_code == 413
    assert klien.antrean.semua() == []


def test_kiriman_rusak(klien: Klien) -> None:
    jenis = {"Content-Type": "multipart/form-data; boundary=x", "Origin": ASAL}
    for isi in (b"", b"bukan multipart", b"--x\r\n\r\n"):
        jawab = klien.http.post(f"/{TOKEN}/unggah", content=isi, headers=jenis)
        assert jawab.status_code == 400
        assert jawab.text.endswith(".\n")


@pytest.mark.parametrize(
    "nama",
    [
        "../../lolos.xlsx",
        "..\\..\\lolos.xlsx",
        "/etc/passwd",
        "C:\\Data\\x.xlsx",
        "a\0b.xlsx",
        "....xlsx",
        "x" * 400,
    ],
)
def test_nama_tidak_pernah_menjadi_jalur(klien: Klien, nama: str) -> None:
    folder = Path(klien.antrean.folder)
    sebelum = set(folder.parent.iterdir())
    jawab = klien.kirim((nama, SALAH))
    assert jawab.status_code == 200
    (k,) = klien.tunggu()
    assert "/" not in k["nama"]
    assert "\\" not in k["nama"]
    assert len(k["nama"]) <= 120
    isi = {p.relative_to(folder).as_posix() for p in folder.rglob("*")}
    assert isi == {k["kunci"], *(f"{k['kunci']}/{n}" for n in ("terisi.xlsx", "hasil.html", "temuan.txt"))}
    assert {p for p in folder.parent.iterdir() if "lolos" in p.name} == {p for p in sebelum if "lolos" in p.name}
    kepala = klien.ambil(f"unduh/{k['kunci']}").headers["content-disposition"]
    assert ".." not in kepala.replace("%20", " ").split("filename")[1].lstrip("*=utf8'\"")[:2]


def test_kunci_dan_nama_statis_tidak_menjadi_jalur(klien: Klien) -> None:
    for jalur in ("unduh/..%2f..%2fetc%2fpasswd", "statis/..%2fapp.py", "statis/app.py", "kartu/%2e%2e", "tidak-ada"):
        assert klien.ambil(jalur).status_code == 404, jalur


def test_kepala_jawaban(klien: Klien) -> None:
    for jalur in ("", "status", "statis/halaman.js", "statis/warna.css", "statis/halaman.css", "tidak-ada"):
        kepala = klien.ambil(jalur).headers
        assert "default-src 'none'; script-src 'self'" in kepala["content-security-policy"]
        assert kepala["x-content-type-options"] == "nosniff"
        assert kepala["cache-control"] == "no-store"
        assert not any(n.startswith("access-control") for n in kepala)
    assert klien.http.options(f"/{TOKEN}/unggah", headers={"Origin": "http://evil.example"}).status_code == 403


def test_halaman_tidak_memuat_apa_pun_dari_luar(klien: Klien) -> None:
    isi = "".join(
        klien.ambil(j).text
        for j in ("", "statis/halaman.js", "statis/halaman.css", "statis/warna.css", "statis/ikon.svg")
    )
    assert "http://" not in isi.replace("http://www.w3.org/2000/svg", "")
    assert "https://" not in isi
    assert "<style" not in isi
    assert "onclick" not in isi


# --- what is left behind ---------------------------------------------------------------------------------------------


def test_berkas_sementara_dihapus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    antrean = Antrean(hasil, pekerja=1, umur_detik=0)
    klien = Klien(antrean)
    klien.kirim(("a.xlsx", SALAH))
    klien.tunggu()
    folder = Path(antrean.folder)
    assert [p.name for p in tmp_path.iterdir()] == [folder.name]
    assert list(folder.rglob("masukan*")) == []
    antrean.buang_lama()
    assert list(folder.iterdir()) == []
    klien.kirim(("b.xlsx", SALAH))
    antrean.tutup()
    assert list(tmp_path.iterdir()) == []


def test_sisa_proses_yang_mati_disapu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for nama, umur in (("kk-web-lama", 1e6), ("kk-web-baru", 0), ("lain", 1e6)):
        (tmp_path / nama).mkdir()
        os.utime(tmp_path / nama, (time.time() - umur,) * 2)
    sapu_sisa()
    assert {p.name for p in tmp_path.iterdir()} == {"kk-web-baru", "lain"}


def test_antrean_penuh_berkata(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    antrean = Antrean(hasil, pekerja=1, maks=1)
    try:
        klien = Klien(antrean)
        assert klien.kirim(("a.xlsx", SALAH)).status_code == 200
        jawab = klien.kirim(("b.xlsx", SALAH))
        assert jawab.status_code == 503
        assert "hapus yang sudah selesai" in jawab.text
        with pytest.raises(AntreanPenuh):
            antrean.tambah("c.xlsx", io.BytesIO(SALAH))
    finally:
        antrean.tutup()


def test_yang_dihapus_saat_menunggu_tidak_tinggal(klien: Klien) -> None:
    klien.kirim(*((f"{i}.xlsx", SALAH) for i in range(6)))
    for k in klien.antrean.semua():
        klien.antrean.hapus(k.id)
    assert klien.ambil("status").json() == {"kiriman": []}
    klien.kirim(("akhir.xlsx", SALAH))
    (k,) = klien.tunggu()
    assert [p.name for p in Path(klien.antrean.folder).iterdir()] == [k["kunci"]]


def test_sajian_yang_gagal_tidak_menghentikan_antrean() -> None:
    """The card then says the one sentence, and the next upload is answered all the same."""

    def sajikan(*_: object) -> str:
        raise KeyError("sajian")

    antrean = Antrean(sajikan, pekerja=1)
    try:
        klien = Klien(antrean)
        klien.kirim(("a.xlsx", SALAH), ("b.xlsx", SALAH))
        assert [k["ringkas"].partition(",")[0] for k in klien.tunggu()] == ["1 kesalahan"] * 2
        assert "1 kesalahan" in klien.ambil(f"kartu/{antrean.semua()[0].id}").text
    finally:
        antrean.tutup()


def test_nama_tampil() -> None:
    assert nama_tampil("a/b\\c d.xlsx") == "c d.xlsx"
    assert nama_tampil("\u202egnp.xlsx") == "?gnp.xlsx"
    assert nama_tampil("...") == "tanpa nama.xlsx"


# --- the command -----------------------------------------------------------------------------------------------------


def test_tanpa_paket_tambahan_berkata_cara_memasangnya(tmp_path: Path) -> None:
    kode = (
        "import sys; sys.modules['starlette'] = None; sys.modules['uvicorn'] = None\n"
        "from kertas_kerja.cli import kk; kk(['web', '--no-browser'], prog_name='kk')"
    )
    jalan = subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, check=False)
    assert jalan.returncode == 2
    assert jalan.stderr == 'Halaman web memerlukan paket tambahan; pasang dengan: pip install "kertas-kerja[web]"\n'


def test_port_terpakai_dikatakan() -> None:
    import socket

    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        s.listen()
        perintah = [sys.executable, "-m", "kertas_kerja", "web", "--no-browser", "--port", str(s.getsockname()[1])]
        jalan = subprocess.run(perintah, capture_output=True, text=True, check=False, timeout=60)
    assert jalan.returncode == 2
    assert "tidak dapat dipakai" in jalan.stderr
