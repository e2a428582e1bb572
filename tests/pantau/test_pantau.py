"""The hot folder with real files: copies that take their time, a restart, foreign files, fifty at once."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from kertas_kerja.cli import kk
from kertas_kerja.errors import BerkasTidakTerbaca
from kertas_kerja.pantau.pantau import Aturan, Pantau
from kertas_kerja.pantau.tunggu import Jam, penunggu
from tests.isi.buku import buku, pko

SALAH = buku({"PKO": pko([("Indeks B", 8.6, 9, "104,90%", None, "0,00%", None)])})
BENAR = buku({"PKO": pko([("Indeks A", 75, 69.61, None, None, "0,00%", None)])})
CEPAT = Aturan(tenang=0.1, sabar=1.0, cepat=0.03, lambat=0.1)
PK = b"PK\x03\x04"


class Folder:
    """A hot folder of a test, and the watcher on it."""

    def __init__(self, jalur: Path) -> None:
        self.jalur = jalur
        self.masuk, self.keluar = jalur / "masuk", jalur / "keluar"
        self.masuk.mkdir(parents=True)
        self.baris: list[str] = []

    def taruh(self, nama: str, isi: bytes = SALAH) -> Path:
        berkas = self.masuk / nama
        berkas.parent.mkdir(parents=True, exist_ok=True)
        berkas.write_bytes(isi)
        return berkas

    def sekali(self) -> int:
        with Pantau(str(self.jalur), aturan=CEPAT, suara=self.baris.append) as p:
            return p.sekali(threading.Event())

    def hasil(self) -> dict[str, bytes]:
        return {p.relative_to(self.keluar).as_posix(): p.read_bytes() for p in self.keluar.rglob("*") if p.is_file()}

    @property
    def log(self) -> list[str]:
        return (self.jalur / "kk.log").read_text(encoding="utf-8").splitlines()


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "Folder Panas")


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_buku_muncul_terisi_dengan_temuannya(folder: Folder) -> None:
    asli = folder.taruh("Pengukuran TB IV.xlsx")
    assert folder.sekali() == 1
    assert set(folder.hasil()) == {"Pengukuran TB IV_terisi.xlsx", "Pengukuran TB IV_temuan.txt"}
    terisi = openpyxl.load_workbook(folder.keluar / "Pengukuran TB IV_terisi.xlsx", data_only=True)
    assert terisi.sheetnames[:1] == ["PKO"]
    assert "Temuan" in terisi.sheetnames
    assert isinstance(terisi["PKO"]["G4"].value, float)
    teks = (folder.keluar / "Pengukuran TB IV_temuan.txt").read_text(encoding="utf-8-sig")
    assert "capaian = realisasi ÷ target = 9 ÷ 8,6 = 104,65%" in teks
    assert "Pengukuran TB IV_terisi.xlsx" in teks
    assert "predikat Istimewa" in teks
    assert asli.read_bytes() == SALAH
    assert len(folder.log) == 1
    assert "1 kesalahan" in folder.log[0]


def test_yang_sudah_dijawab_tidak_dijawab_lagi(folder: Folder) -> None:
    berkas = folder.taruh("a.xlsx")
    folder.sekali()
    sebelum = folder.hasil()
    assert folder.sekali() == 0  # a restart
    os.utime(berkas, (1, 1))  # saved again without a change
    assert folder.sekali() == 0
    assert len(folder.log) == 1
    assert folder.hasil() == sebelum


def test_isi_baru_mengganti_hasil_sendiri(folder: Folder) -> None:
    folder.taruh("a.xlsx", SALAH)
    folder.sekali()
    lama = folder.hasil()
    folder.taruh("a.xlsx", BENAR)
    assert folder.sekali() == 0
    assert set(folder.hasil()) == set(lama)
    assert folder.hasil()["a_terisi.xlsx"] != lama["a_terisi.xlsx"]
    assert len(folder.log) == 2


def test_hasil_yang_diubah_operator_tidak_tertimpa(folder: Folder) -> None:
    folder.taruh("a.xlsx", SALAH)
    folder.sekali()
    (folder.keluar / "a_terisi.xlsx").write_bytes(b"catatan operator")
    folder.taruh("a.xlsx", BENAR)
    folder.sekali()
    assert folder.hasil()["a_terisi.xlsx"] == b"catatan operator"
    assert "a_terisi (2).xlsx" in folder.hasil()


def test_berkas_orang_di_keluar_tidak_tertimpa(folder: Folder) -> None:
    folder.keluar.mkdir()
    (folder.keluar / "a_terisi.xlsx").write_bytes(b"milik orang")
    (folder.keluar / "a_temuan.txt").write_bytes(b"milik orang")
    folder.taruh("a.xlsx")
    folder.sekali()
    hasil = folder.hasil()
    assert hasil["a_terisi.xlsx"] == hasil["a_temuan.txt"] == b"milik orang"
    assert {"a_terisi (2).xlsx", "a_temuan (2).txt"} <= set(hasil)


def test_hasil_yang_sedang_dibuka_dibiarkan(folder: Folder) -> None:
    folder.taruh("a.xlsx")
    folder.sekali()
    (folder.keluar / "~$a_terisi.xlsx").write_bytes(b"")
    sebelum = folder.hasil()["a_terisi.xlsx"]
    folder.taruh("a.xlsx", BENAR)
    folder.sekali()
    assert folder.hasil()["a_terisi.xlsx"] == sebelum
    assert "a_terisi (2).xlsx" in folder.hasil()


def test_catatan_hilang_tidak_menggandakan(folder: Folder) -> None:
    folder.taruh("a.xlsx")
    folder.sekali()
    sebelum = folder.hasil()
    (folder.jalur / ".kk" / "status.json").write_text("{rusak", encoding="ascii")
    folder.sekali()
    assert folder.hasil() == sebelum  # the same bytes, so the same file
    assert any("status.json rusak" in b for b in folder.log)


def test_mati_di_tengah_lalu_hidup_lagi(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ended between two results: the next start answers the file again and leaves one result of each kind."""
    folder.taruh("a.xlsx")
    folder.taruh("b.xlsx", BENAR)
    asli, pindah = os.replace, 0

    def replace(a: str, b: str) -> None:
        nonlocal pindah
        pindah += not str(b).endswith(".json")
        if pindah == 2:
            raise KeyboardInterrupt
        asli(a, b)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        folder.sekali()
    monkeypatch.undo()
    (folder.keluar / ".kk-0123.xlsx").write_bytes(b"sisa")
    folder.sekali()
    assert set(folder.hasil()) == {"a_terisi.xlsx", "a_temuan.txt", "b_terisi.xlsx", "b_temuan.txt"}
    assert list((folder.jalur / ".kk" / "kerja").iterdir()) == []


@pytest.mark.parametrize(
    ("nama", "isi", "kalimat"),
    [
        ("kuno.xls", bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 4096, "bukan buku kerja"),
        ("potong.xlsx", SALAH[:700], "rusak"),
        ("nol.xlsx", b"", "kosong"),
        ("surat.docx", b"halo", "bukan buku kerja"),
        ("nama saja.xlsx", b"halo", "bukan buku kerja"),
    ],
)
def test_berkas_salah_dijawab_satu_kalimat(folder: Folder, nama: str, isi: bytes, kalimat: str) -> None:
    folder.taruh(nama, isi)
    assert folder.sekali() == 2
    (keluaran,) = folder.hasil()
    assert keluaran.endswith("_temuan.txt")
    teks = folder.hasil()[keluaran].decode("utf-8-sig")
    assert kalimat in teks.lower()
    assert "Traceback" not in teks
    assert nama in teks
    assert str(folder.jalur) not in teks


def test_kunci_dan_berkas_sementara_diabaikan(folder: Folder) -> None:
    for nama in ("~$a.xlsx", ".a.xlsx", "~WRL1.tmp", "x.xlsx.part", "1A2B3C4D", "Thumbs.db", ".~lock.a.xlsx#"):
        folder.taruh(nama, b"x")
    folder.taruh(".tersembunyi/a.xlsx")
    assert folder.sekali() == 0
    assert folder.hasil() == {}
    assert not (folder.jalur / "kk.log").exists()


def test_nama_aneh_tidak_berbahaya(folder: Folder) -> None:
    nama = ["dua  spasi.xlsx", "Téribulan–IV ①.xlsx", "..xlsx..xlsx", "a'b&<i>;$(x).xlsx", "sub folder/a.xlsx"]
    if os.name != "nt":
        nama += ["..\\..\\lolos.xlsx", "baris\nbaru.xlsx", "x" * 240 + ".xlsx"]
    nama = [n for n in nama if not n.startswith(".") or n.startswith("..\\")]
    for n in nama:
        if not n.startswith(".."):
            folder.taruh(n)
    folder.sekali()
    harap = 2 * sum(not n.startswith("..") for n in nama)
    assert len(folder.hasil()) == harap
    assert "sub folder/a_terisi.xlsx" in folder.hasil()
    assert all("\n" not in b for b in folder.baris)
    assert len(folder.log) == harap // 2
    luar = {p.name for p in folder.jalur.parent.iterdir()} | {p.name for p in folder.jalur.iterdir()}
    assert luar == {"Folder Panas", "masuk", "keluar", ".kk", "kk.log"}


def test_nama_serupa_tidak_bertabrakan(folder: Folder) -> None:
    folder.taruh("a.xlsx")
    folder.taruh("a.xlsm", BENAR)
    folder.taruh("a.xls", b"bukan")
    folder.sekali()
    assert set(folder.hasil()) == {
        "a_terisi.xlsx", "a_temuan.txt", "a.xlsm_terisi.xlsm", "a.xlsm_temuan.txt", "a.xls_temuan.txt",
    }  # fmt: skip


def test_tautan_tidak_diikuti(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "rahasia.xlsx").write_bytes(SALAH)
    try:
        (folder.masuk / "tautan.xlsx").symlink_to(tmp_path / "rahasia.xlsx")
    except OSError:
        pytest.skip("this system makes no links")
    folder.sekali()
    assert folder.hasil() == {}


def test_dua_pemantau_satu_folder(folder: Folder) -> None:
    with (
        Pantau(str(folder.jalur), suara=folder.baris.append),
        pytest.raises(BerkasTidakTerbaca, match="sudah dipantau"),
    ):
        Pantau(str(folder.jalur), suara=folder.baris.append)
    Pantau(str(folder.jalur), suara=folder.baris.append).tutup()


def test_folder_tidak_dapat_dipakai(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x", encoding="ascii")
    with pytest.raises(BerkasTidakTerbaca, match="tidak dapat dipakai"):
        Pantau(str(tmp_path / "berkas"))


def test_kunci_yang_tidak_dapat_dibuka(folder: Folder) -> None:
    (folder.jalur / ".kk" / "kunci").mkdir(parents=True)
    with pytest.raises(BerkasTidakTerbaca, match="tidak dapat dipakai"):
        Pantau(str(folder.jalur))


def test_folder_yang_hilang_sebentar_tidak_dilupakan(folder: Folder) -> None:
    """A network drive that is away: said once, and nothing is answered anew when it is back."""
    folder.taruh("a.xlsx")
    with Pantau(str(folder.jalur), aturan=CEPAT, suara=folder.baris.append) as p:
        p.sekali(threading.Event())
        hasil = folder.hasil()
        folder.jalur.rename(pergi := folder.jalur.with_name("pergi"))
        assert [p.putaran() for _ in range(3)] == [(0, 0)] * 3
        pergi.rename(folder.jalur)
        p.sekali(threading.Event())
    assert folder.hasil() == hasil
    assert [("a.xlsx" in b, "tidak dapat dibaca" in b) for b in folder.baris] == [(True, False), (False, True)]


def test_setengah_huruf_tidak_menghentikan(folder: Folder) -> None:
    """`_xD800_` in a cell is half a letter, which no file can hold."""
    judul = "Penilaian Kinerja Organisasi Tahun 2025 _xD800__x001B_[2J"
    folder.taruh("a.xlsx", buku({"PKO": [[judul], *pko([("Indeks B", 8.6, 9, "104,90%", None, "0,00%", None)])[1:]]}))
    folder.sekali()
    assert set(folder.hasil()) == {"a_temuan.txt", "a_terisi.xlsx"}
    assert "Tahun 2025 \ufffd?[2J" in folder.hasil()["a_temuan.txt"].decode("utf-8-sig")


def test_ditaruh_lagi_setelah_hasil_diambil(folder: Folder) -> None:
    berkas = folder.taruh("a.xlsx")
    folder.sekali()
    hasil = folder.hasil()
    berkas.unlink()
    for p in folder.keluar.iterdir():
        p.unlink()
    folder.sekali()
    folder.taruh("a.xlsx")
    folder.sekali()
    assert folder.hasil() == hasil
    assert set(json.loads((folder.jalur / ".kk" / "status.json").read_text("ascii"))["berkas"]) == {"a.xlsx"}


# --- while it is running ---------------------------------------------------------------------------------------------


class Berjalan:
    """A watcher in a thread of its own."""

    def __init__(self, folder: Folder, aturan: Aturan = CEPAT, jam: bool = True) -> None:
        self.pantau = Pantau(str(folder.jalur), aturan=aturan, suara=folder.baris.append)
        self.berhenti = threading.Event()
        tunggu = Jam(aturan.lambat) if jam else penunggu(self.pantau.masuk, aturan.lambat)
        self.benang = threading.Thread(target=self.pantau.jalan, args=(self.berhenti, tunggu), daemon=True)
        self.benang.start()

    def tutup(self) -> None:
        self.berhenti.set()
        self.benang.join(30)
        self.pantau.tutup()
        assert not self.benang.is_alive()


@pytest.fixture(params=["jam", "watchfiles"])
def berjalan(request: pytest.FixtureRequest, folder: Folder) -> Iterator[Berjalan]:
    if request.param == "watchfiles":
        pytest.importorskip("watchfiles")
    b = Berjalan(folder, jam=request.param == "jam")
    yield b
    b.tutup()


def tunggu_sampai(syarat: object, detik: float = 60) -> None:
    batas = time.monotonic() + detik
    while not syarat():  # type: ignore[operator]
        assert time.monotonic() < batas, "nothing came"
        time.sleep(0.03)


def test_salinan_lambat_ditunggu(folder: Folder, berjalan: Berjalan) -> None:
    """The file grows for a while, with pauses longer than the time of rest; it is answered once, and whole."""
    with (folder.masuk / "lambat.xlsx").open("wb") as f:
        for i in range(0, len(SALAH), len(SALAH) // 6):
            f.write(SALAH[i : i + len(SALAH) // 6])
            f.flush()
            time.sleep(CEPAT.tenang * 3)
    tunggu_sampai(lambda: "lambat_temuan.txt" in folder.hasil())
    tunggu_sampai(lambda: len(folder.baris) == 1)
    assert "1 kesalahan" in folder.baris[0]
    assert "lambat_terisi.xlsx" in folder.hasil()


def test_ruang_dipesan_dahulu_ditunggu(folder: Folder, berjalan: Berjalan) -> None:
    """A copier that reserves the whole size first: the zip directory is missing until the end."""
    berkas = folder.taruh("pesan.xlsx", PK + b"\0" * (len(SALAH) - 4))
    time.sleep(CEPAT.tenang * 4)
    assert folder.hasil() == {}
    berkas.write_bytes(SALAH)
    tunggu_sampai(lambda: len(folder.baris) == 1)
    assert "1 kesalahan" in folder.baris[0]


def test_berhenti_dan_hidup_lagi(folder: Folder) -> None:
    satu = Berjalan(folder)
    folder.taruh("a.xlsx")
    tunggu_sampai(lambda: len(folder.baris) == 1)
    satu.tutup()
    folder.taruh("b.xlsx")
    dua = Berjalan(folder)
    tunggu_sampai(lambda: len(folder.baris) == 2)
    dua.tutup()
    assert [b.split()[2] for b in folder.log] == ["a.xlsx:", "b.xlsx:"]


def test_lima_puluh_sekaligus(folder: Folder) -> None:
    """All answered, none lost, each once; one worker process at a time, replaced before it can grow."""
    for i in range(50):
        folder.taruh(f"buku {i:02}.xlsx", SALAH if i % 2 else BENAR)
    assert folder.sekali() == 1
    harap = {f"buku {i:02}_{a}" for i in range(50) for a in ("terisi.xlsx", "temuan.txt")}
    assert set(folder.hasil()) == harap
    assert len(folder.log) == 50
    assert folder.sekali() == 0
    assert len(folder.log) == 50


def test_keluar_terhapus_dibuat_lagi(folder: Folder) -> None:
    folder.taruh("a.xlsx")
    with Pantau(str(folder.jalur), aturan=CEPAT, suara=folder.baris.append) as p:
        shutil.rmtree(folder.keluar)
        p.sekali(threading.Event())
    assert "a_terisi.xlsx" in folder.hasil()


def test_kegagalan_program_dicoba_lagi_oleh_versi_lain(folder: Folder) -> None:
    folder.taruh("a.xlsx")
    folder.sekali()
    catatan = folder.jalur / ".kk" / "status.json"
    isi = json.loads(catatan.read_text("ascii"))
    isi["berkas"]["a.xlsx"]["kode"] = 3
    catatan.write_text(json.dumps(isi), encoding="ascii")
    folder.sekali()
    assert len(folder.log) == 1
    isi["berkas"]["a.xlsx"]["versi"] = "0"
    catatan.write_text(json.dumps(isi), encoding="ascii")
    folder.sekali()
    assert len(folder.log) == 2
    assert set(folder.hasil()) == {"a_terisi.xlsx", "a_temuan.txt"}


@pytest.mark.parametrize(
    "isi", ["", "[]", '{"berkas": []}', '{"berkas": {"a.xlsx": 1}}', '{"berkas": {"a.xlsx": {}}}', "[" * 100_000]
)
def test_catatan_apa_pun_tidak_menghentikan(folder: Folder, isi: str) -> None:
    folder.taruh("a.xlsx")
    (folder.jalur / ".kk").mkdir()
    (folder.jalur / ".kk" / "status.json").write_text(isi, encoding="ascii")
    assert folder.sekali() == 1
    assert len(folder.hasil()) == 2


# --- the command -----------------------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="Ctrl+C is sent as a signal")
def test_perintah_berjalan_sampai_ctrl_c(folder: Folder) -> None:
    perintah = [sys.executable, "-m", "kertas_kerja", "watch", str(folder.jalur), "--predikat-akip", "A"]
    with subprocess.Popen(perintah, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as proses:
        assert proses.stdout is not None
        assert proses.stdout.readline().startswith("Memantau ")
        folder.taruh("a.xlsx")
        tunggu_sampai(lambda: "a_temuan.txt" in folder.hasil())
        proses.send_signal(signal.SIGINT)
        sisa = proses.communicate(timeout=60)[0]
    assert proses.returncode == 0
    assert "a.xlsx: 1 kesalahan" in sisa
    assert sisa.endswith("Berhenti memantau.\n")


def test_perintah_sekali_untuk_penjadwal(folder: Folder) -> None:
    folder.taruh("a.xlsx", BENAR)
    hasil = CliRunner().invoke(kk, ["watch", str(folder.jalur), "--once"])
    assert hasil.exit_code == 0
    assert "a.xlsx: 0 kesalahan" in hasil.output
    hasil = CliRunner().invoke(kk, ["watch", str(folder.jalur / "kk.log"), "--once"])
    assert hasil.exit_code == 2
    assert "tidak dapat dipakai" in hasil.stderr


def test_perintah_sekali_tidak_membuat_folder_yang_salah_ketik(tmp_path: Path) -> None:
    hasil = CliRunner().invoke(kk, ["watch", str(tmp_path / "Kinreja"), "--once"])
    assert hasil.exit_code == 2
    assert "tidak ada; periksa namanya" in hasil.stderr
    assert not any(tmp_path.iterdir())
