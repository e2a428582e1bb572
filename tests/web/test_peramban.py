"""The page in a real browser: drop, see, download, open the download; keyboard, colours, paper."""

from __future__ import annotations

import base64
import re
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pytest

pytest.importorskip("selenium")
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.isi.buku import buku, pko
from tests.web.peramban import kk_web, peramban, warna_gelap

CONTOH = "samples/pengukuran_2025_tercetak.xlsx"
KECIL = buku({"PKO": pko([("Indeks B", 8.6, 9, "104,90%", None, "0,00%", None)])})
JATUHKAN = """
const muatan = new DataTransfer();
for (const [nama, isi] of arguments[0]) {
  muatan.items.add(new File([Uint8Array.from(atob(isi), (h) => h.charCodeAt(0))], nama));
}
for (const kejadian of ["dragenter", "dragover", "drop"]) {
  document.body.dispatchEvent(new DragEvent(kejadian, {dataTransfer: muatan, bubbles: true, cancelable: true}));
}
"""
KONTRAS = """
const kecerahan = (w) => {
  const [r, g, b] = w.match(/[\\d.]+/g).slice(0, 3).map((n) => n / 255)
    .map((n) => n <= 0.03928 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const dasar = (e) => {
  for (; e; e = e.parentElement) {
    const w = getComputedStyle(e).backgroundColor;
    if (!/, 0\\)$|transparent/.test(w)) return w;
  }
  return "rgb(255, 255, 255)";
};
const lemah = [];
for (const e of document.querySelectorAll("body *")) {
  const teks = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
  if (!teks || e.closest("[hidden], .samar, noscript") || !e.getClientRects().length) continue;
  const [a, b] = [kecerahan(getComputedStyle(e).color), kecerahan(dasar(e))].sort((x, y) => y - x);
  const rasio = (a + 0.05) / (b + 0.05);
  if (rasio < 4.5) lemah.push(`${e.tagName}.${e.className} ${rasio.toFixed(2)}: ${e.textContent.trim().slice(0, 40)}`);
}
return lemah;
"""


class Halaman:
    """The page as a test handles it."""

    def __init__(self, b: Any, alamat: str, unduhan: Path) -> None:
        self.b, self.alamat, self.unduhan = b, alamat, unduhan
        b.get(alamat)

    def cari(self, pilih: str) -> list[Any]:
        hasil: list[Any] = self.b.find_elements(By.CSS_SELECTOR, pilih)
        return hasil

    def satu(self, pilih: str) -> Any:
        return self.b.find_element(By.CSS_SELECTOR, pilih)

    def jatuhkan(self, *berkas: tuple[str, bytes]) -> None:
        self.b.execute_script(JATUHKAN, [[n, base64.b64encode(d).decode("ascii")] for n, d in berkas])

    def tunggu(self, syarat: Callable[[], Any], detik: float = 90) -> Any:
        batas = time.monotonic() + detik
        while not (hasil := syarat()):
            assert time.monotonic() < batas, self.satu("body").text
            time.sleep(0.1)
        return hasil

    def selesai(self, banyak: int = 1) -> list[Any]:
        self.tunggu(lambda: len(self.cari('article[data-keadaan="selesai"]')) >= banyak)
        return self.cari("article")

    def terunduh(self, pola: str) -> Path:
        return Path(self.tunggu(lambda: next(iter(self.unduhan.glob(pola)), None), 30))


@pytest.fixture(scope="module")
def tempat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("web")


@pytest.fixture(scope="module")
def pelayan(tempat: Path) -> Iterator[str]:
    sementara = tempat / "sementara"
    sementara.mkdir()
    with kk_web(sementara) as alamat:
        yield alamat
    assert [p for p in sementara.iterdir() if p.name.startswith("kk-web-")] == []


@pytest.fixture(scope="module")
def b(tempat: Path) -> Iterator[Any]:
    (tempat / "unduhan").mkdir()
    with peramban(tempat / "unduhan") as b:
        yield b


@pytest.fixture
def halaman(b: Any, pelayan: str, tempat: Path) -> Iterator[Halaman]:
    warna_gelap(b, False)
    h = Halaman(b, pelayan, tempat / "unduhan")
    assert [k.text for k in h.cari("article")] == []
    yield h
    for _ in h.cari("article"):
        tombol = h.cari("button.hapus")
        if tombol:
            banyak = len(tombol)
            tombol[0].click()
            h.tunggu(lambda n=banyak: len(h.cari("button.hapus")) < n)
    galat = [c for c in b.get_log("browser") if c["level"] == "SEVERE"]
    assert galat == []


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_pilih_lihat_unduh(halaman: Halaman, akar: Path) -> None:
    halaman.satu("#berkas").send_keys(str(akar / CONTOH))
    (kartu,) = halaman.selesai()
    assert kartu.find_element(By.TAG_NAME, "h3").text == "pengukuran_2025_tercetak.xlsx"
    teks = kartu.text
    assert "capaian = realisasi ÷ target = 9,00 ÷ 8,60 = 104,65%" in teks
    assert re.search(r"\d+ kesalahan", teks)
    assert "104,08% Istimewa" in teks
    assert "tabel dikenali" in teks
    assert "hubungan angka dihitung ulang" in teks
    assert any("TB I-III" in c.text for c in kartu.find_elements(By.TAG_NAME, "caption"))
    kartu.find_element(By.CSS_SELECTOR, "a.utama").click()
    unduhan = halaman.terunduh("pengukuran_2025_tercetak_terisi.xlsx")
    assert {"Ringkasan", "Temuan", "Jejak"} <= set(openpyxl.load_workbook(unduhan).sheetnames)
    assert "kesalahan" in halaman.satu("#kabar").text  # the live region said what came of it


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_kotak_lkjip(halaman: Halaman) -> None:
    """A box that is ticked goes with the workbook that is dropped next."""
    halaman.satu("label.pilihan").click()
    assert halaman.satu("#lkjip").is_selected()
    halaman.jatuhkan(("lkjip.xlsx", KECIL))
    (kartu,) = halaman.selesai()
    kartu.find_element(By.CSS_SELECTOR, "a.utama").click()
    nama = openpyxl.load_workbook(halaman.terunduh("lkjip_terisi.xlsx")).sheetnames
    assert any(n.startswith("LKjIP") for n in nama)


def test_jatuhkan_beberapa(halaman: Halaman) -> None:
    halaman.jatuhkan(("a.xlsx", KECIL), ("dua  spasi é.xlsx", KECIL), ("salah.xlsx", b"bukan buku kerja"))
    kartu = halaman.selesai(3)
    assert sorted(k.find_element(By.TAG_NAME, "h3").get_attribute("textContent") for k in kartu) == [
        "a.xlsx", "dua  spasi é.xlsx", "salah.xlsx",
    ]  # fmt: skip
    (galat,) = halaman.cari(".galat")
    assert galat.text.startswith('Berkas "salah.xlsx" adalah berkas teks')
    halaman.b.refresh()  # what was done is still there
    assert len(halaman.cari('article[data-keadaan="selesai"]')) == 3


TAHAN = """
const [kunci, asli] = [arguments[0], window.fetch];
window.fetch = async (alamat, ...sisa) => {
  const jawab = await asli(alamat, ...sisa);
  if (String(alamat) === `kartu/${kunci}`) await new Promise((lanjut) => { window.lepas = lanjut; });
  return jawab;
};
document.getElementById(`k-${kunci}`).dataset.keadaan = "diolah"; // so that the next look fetches it
"""


def test_yang_dihapus_tidak_kembali(halaman: Halaman) -> None:
    """A card that is removed while a look fetches it stays away."""
    halaman.jatuhkan(("a.xlsx", KECIL))
    (kartu,) = halaman.selesai()
    kunci = kartu.get_attribute("id").removeprefix("k-")
    halaman.b.execute_script(TAHAN, kunci)
    halaman.jatuhkan(("b.xlsx", KECIL))
    halaman.tunggu(lambda: halaman.b.execute_script("return Boolean(window.lepas)"))
    halaman.satu(f"#k-{kunci} button.hapus").click()
    halaman.tunggu(lambda: halaman.cari(f"#k-{kunci}") == [])
    halaman.b.execute_script("window.lepas()")
    (sisa,) = halaman.selesai()
    assert sisa.find_element(By.TAG_NAME, "h3").text == "b.xlsx"


def test_terlalu_besar_dikatakan_tanpa_dikirim(halaman: Halaman) -> None:
    halaman.b.execute_script("document.body.dataset.batas = '100'")
    halaman.jatuhkan(("besar.xlsx", KECIL))
    halaman.tunggu(lambda: "besar.xlsx lebih besar dari" in halaman.satu("#kabar").text)
    assert halaman.cari("article") == []


def test_isi_buku_tetap_teks(halaman: Halaman) -> None:
    jahat = "<img src=x onerror=\"document.title='kena'\">"
    isi = buku({"PKO": pko([(jahat, 8.6, 9, "104,90%", None, "0,00%", None)], judul=f"PKO {jahat} 2025")})
    halaman.jatuhkan((f"{jahat[:20]}.xlsx", isi))
    halaman.selesai()
    assert halaman.cari("article img") == []
    assert halaman.b.title == "Periksa dan isi buku kerja"


def test_papan_ketik_dan_pembaca_layar(halaman: Halaman) -> None:
    halaman.jatuhkan(("a.xlsx", KECIL))
    halaman.selesai()
    b, urut = halaman.b, []
    b.execute_script("document.activeElement.blur(); scrollTo(0, 0)")
    for _ in range(6):
        ActionChains(b).send_keys(Keys.TAB).perform()
        e = b.switch_to.active_element
        urut.append(e.get_attribute("id") or f"{e.tag_name}.{e.get_attribute('class')}")
        assert b.execute_script("return getComputedStyle(arguments[0]).outlineStyle", e) != "none"
    assert urut == ["a.lewati", "berkas", "lkjip", "a.utama", "a.", "button.hapus"]
    assert b.execute_script("return document.documentElement.lang") == "id"
    assert halaman.satu("#kabar").get_attribute("aria-live") == "polite"
    pohon = b.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    nama = {(n["role"]["value"], n.get("name", {}).get("value", "")) for n in pohon if "role" in n}
    assert ("article", "a.xlsx") in nama
    assert ("link", "Unduh buku terisi a.xlsx") in nama
    assert ("button", "Hapus a.xlsx") in nama
    assert ("table", "Lembar PKO") in nama
    assert any(peran == "button" and "Taruh buku kerja di sini" in n for peran, n in nama)
    tingkat = [int(e.tag_name[1]) for e in halaman.cari("h1, h2, h3, h4")]
    assert tingkat[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(tingkat))


@pytest.mark.parametrize("gelap", [False, True], ids=["terang", "gelap"])
def test_kontras(halaman: Halaman, akar: Path, gelap: bool) -> None:
    halaman.jatuhkan(("contoh.xlsx", (akar / CONTOH).read_bytes()), ("salah.xlsx", b"bukan"))
    halaman.selesai(2)
    warna_gelap(halaman.b, gelap)
    halaman.b.execute_script("for (const d of document.querySelectorAll('details')) d.open = true")
    dasar = halaman.b.execute_script("return getComputedStyle(document.body).backgroundColor")
    assert (dasar == "rgb(255, 255, 255)") is not gelap
    assert halaman.b.execute_script(KONTRAS) == []


@pytest.mark.parametrize("lebar", [360, 800])
def test_layar_sempit_tidak_bergeser(halaman: Halaman, akar: Path, lebar: int) -> None:
    halaman.jatuhkan(("contoh.xlsx", (akar / CONTOH).read_bytes()))
    halaman.selesai()
    ukuran = {"width": lebar, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    halaman.b.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", ukuran)
    try:
        assert halaman.b.execute_script("return document.documentElement.scrollWidth") <= lebar
    finally:
        halaman.b.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_kertas(halaman: Halaman, akar: Path) -> None:
    """In print the findings stand, folded notes are open, buttons and the drop area are gone."""
    halaman.jatuhkan(("contoh.xlsx", (akar / CONTOH).read_bytes()))
    halaman.selesai()
    halaman.b.execute_script("window.dispatchEvent(new Event('beforeprint'))")
    halaman.b.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert not halaman.satu(".unggah").is_displayed()
        assert not halaman.satu(".tombol").is_displayed()
        assert all(d.get_attribute("open") for d in halaman.cari("details"))
        assert "104,65%" in halaman.satu("article").text
    finally:
        halaman.b.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
        halaman.b.execute_script("window.dispatchEvent(new Event('afterprint'))")
    assert not any(d.get_attribute("open") for d in halaman.cari("details"))


def test_lima_puluh_dijatuhkan_sekaligus(halaman: Halaman) -> None:
    halaman.jatuhkan(*((f"buku {i:02}.xlsx", KECIL) for i in range(50)))
    kartu = halaman.selesai(50)
    nama = [k.find_element(By.TAG_NAME, "h3").text for k in kartu]
    assert sorted(nama) == [f"buku {i:02}.xlsx" for i in range(50)]
    assert halaman.cari(".galat") == []
    assert len(halaman.cari("a.utama")) == 50


def test_hanya_ke_komputer_sendiri(halaman: Halaman) -> None:
    """Every request of the page went to its own address."""
    import json

    halaman.jatuhkan(("a.xlsx", KECIL))
    halaman.selesai()
    pesan = [json.loads(c["message"])["message"] for c in halaman.b.get_log("performance")]
    alamat = {p["params"]["request"]["url"] for p in pesan if p["method"] == "Network.requestWillBeSent"}
    alamat = {a for a in alamat if not a.startswith(("data:", "blob:", "chrome:"))}
    assert alamat
    assert {a for a in alamat if not a.startswith(halaman.alamat)} == set()
