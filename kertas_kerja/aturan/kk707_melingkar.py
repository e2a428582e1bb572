"""KK707: rumus yang membaca dirinya sendiri, langsung atau lewat rumus lain."""

from __future__ import annotations

from bisect import bisect_left

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.rumus_tertulis import daerah, sel_rumus, tampil
from kertas_kerja.aturan.sebutan import Sebutan, daftar_kata, temuan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.aturan.rumus_tertulis import Daerah
    from kertas_kerja.model import Temuan

ATURAN = Aturan(
    kode="KK707",
    nama="Rumus melingkar",
    tingkat="error",
    apa="Tidak ada rumus yang membaca hasilnya sendiri.",
    mengapa="Excel berhenti menghitung rumus melingkar dan menampilkan 0 atau angka lama.",
    contoh="H12 berisi =SUM(H5:H12)",
    cara="Keluarkan sel itu dari rentang rumusnya, atau putuskan salah satu rumus di lingkaran itu.",
)

MAKS_RUMUS = 5_000  # rumus di luar tabel ikut ditelusuri bila buku tidak memuat lebih banyak rumus
Simpul = tuple[str, int, int]
Kolom = tuple[str, int]


class Jaringan:
    """Semua rumus yang ditelusuri, dan sel berumus yang dibaca masing-masing."""

    def __init__(self, rumus: dict[Simpul, str], lembar: dict[str, str]) -> None:
        self.rumus, self.lembar = rumus, lembar
        kolom: dict[tuple[str, int], list[int]] = {}
        for nama, baris, k in rumus:
            kolom.setdefault((nama, k), []).append(baris)
        self.kolom = {k: sorted(b) for k, b in kolom.items()}
        self._lanjut = {k: list(range(len(b) + 1)) for k, b in kolom.items()}

    def tetangga(self, simpul: Simpul) -> Iterator[Simpul]:
        """Sel-sel berumus yang dibaca sel itu dan belum selesai ditelusuri."""
        for d in daerah(self.rumus[simpul]):
            for kolom in _kolom_daerah(d, simpul[0], self.lembar):
                yield from self._antara(kolom, d.rentang.top, d.rentang.bottom)

    def selesai(self, simpul: Simpul) -> None:
        """Sel ini tidak ditelusuri lagi: rentang yang memuatnya melompatinya."""
        nama, baris, k = simpul
        di = bisect_left(self.kolom[nama, k], baris)
        self._lanjut[nama, k][di] = di + 1

    def _antara(self, kolom: tuple[str, int], atas: int, bawah: int) -> Iterator[Simpul]:
        baris = self.kolom.get(kolom, [])
        di = self._hidup(kolom, bisect_left(baris, atas)) if baris else 0
        while di < len(baris) and baris[di] <= bawah:
            yield kolom[0], baris[di], kolom[1]
            di = self._hidup(kolom, di + 1)

    def _hidup(self, kolom: tuple[str, int], di: int) -> int:
        """Letak pertama mulai `di` yang belum selesai; jalan ke sana dipendekkan untuk pencarian berikutnya."""
        lanjut = self._lanjut[kolom]
        akar = di
        while lanjut[akar] != akar:
            akar = lanjut[akar]
        while lanjut[di] != akar:
            lanjut[di], di = akar, lanjut[di]
        return akar


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap lingkaran, di sel pertamanya."""
    rumus = _rumus(bahan)
    sengaja = bahan.buku.calc_pr.get("iterate") in ("1", "true")
    tabel = {(s.lembar, s.baris, s.kolom): t for t in bahan.tabel for _, s in sel_rumus(t)}
    for lingkaran in lingkaran_rumus(rumus, {i.name.casefold(): i.name for i in bahan.buku.sheets}):
        di, *lain = [Sebutan(n, b, k, tampil(rumus[n, b, k])) for n, b, k in lingkaran]
        jalan = daftar_kata(f"{s.lembar}!{s.alamat}" for s in lain[:5])
        lewat = f" lewat {jalan}" if lain else ""
        yield temuan(
            ATURAN,
            di,
            f"berumus {tampil(di.teks[1:], 60)} yang membaca dirinya sendiri{lewat}; keluarkan dari rentangnya.",
            tabel=tabel.get((di.lembar, di.baris, di.kolom)),
            tingkat="warning" if sengaja else None,
            terkait=lain,
        )


def _rumus(bahan: Bahan) -> dict[Simpul, str]:
    """Rumus di dalam tabel; dan bila tidak terlalu banyak, semua rumus di lembar-lembarnya."""
    rumus = {(s.lembar, s.baris, s.kolom): s.rumus or "" for t in bahan.tabel for _, s in sel_rumus(t)}
    if len(rumus) > MAKS_RUMUS:
        return rumus
    semua: dict[Simpul, str] = {}
    for nama in dict.fromkeys(t.lembar for t in bahan.tabel):
        for baris, kolom, teks in bahan.buku.sheet(nama).formula_texts():
            semua[nama, baris, kolom] = teks
            if len(semua) > MAKS_RUMUS:
                return rumus
    return semua


def _mungkin_melingkar(dibaca: dict[Kolom, set[Kolom]]) -> set[Kolom]:
    """Kolom-kolom yang dapat melingkar: yang hanya membaca kolom tanpa rumus gugur, berulang-ulang."""
    pembaca: dict[Kolom, list[Kolom]] = {}
    sisa: dict[Kolom, int] = {}
    for kolom, isi in dibaca.items():
        berumus = isi & dibaca.keys()
        sisa[kolom] = len(berumus)
        for k in berumus:
            pembaca.setdefault(k, []).append(kolom)
    gugur = [kolom for kolom, banyak in sisa.items() if not banyak]
    for kolom in gugur:  # bertambah selama dibaca
        for k in pembaca.get(kolom, ()):
            sisa[k] -= 1
            if not sisa[k]:
                gugur.append(k)
    return sisa.keys() - set(gugur)


def _bacaan(rumus: dict[Simpul, str], lembar: dict[str, str]) -> dict[Kolom, set[Kolom]]:
    """Kolom-kolom yang dibaca rumus setiap kolom; satu rumus mewakili semua yang disalin ke bawah."""
    dibaca: dict[Kolom, set[Kolom]] = {}
    sudah: set[tuple[str, int, str]] = set()
    for (nama, baris, kolom), teks in rumus.items():
        wakil = teks if "!" in teks else teks.replace(str(baris), "")  # nama lembar boleh memuat nomor
        if (kunci := (nama, kolom, wakil)) in sudah:
            continue
        sudah.add(kunci)
        isi = dibaca.setdefault((nama, kolom), set())
        for d in daerah(teks):
            isi.update(_kolom_daerah(d, nama, lembar))
    return dibaca


def _kolom_daerah(d: Daerah, nama: str, lembar: dict[str, str]) -> Iterator[Kolom]:
    """Setiap kolom yang dibaca satu acuan rumus di lembar `nama`, paling banyak 200 dari kiri."""
    asal = lembar.get(d.lembar.casefold(), "") if d.lembar else nama
    return ((asal, k) for k in range(d.rentang.left, min(d.rentang.right, d.rentang.left + 200) + 1))


def lingkaran_rumus(rumus: dict[Simpul, str], lembar: dict[str, str]) -> list[list[Simpul]]:
    """Setiap lingkaran sekali, urut sel pertamanya; `lembar` memberi nama lembar menurut huruf kecilnya.

    Biasanya kolom-kolomnya saja sudah menunjukkan bahwa tidak ada yang melingkar.
    """
    tinggal = _mungkin_melingkar(_bacaan(rumus, lembar))
    if not tinggal:
        return []
    return _telusuri(Jaringan({s: teks for s, teks in rumus.items() if (s[0], s[2]) in tinggal}, lembar))


def _telusuri(jaringan: Jaringan) -> list[list[Simpul]]:
    """Setiap lingkaran sekali; penelusuran mendalam tanpa rekursi."""
    warna: dict[Simpul, int] = {}
    hasil: list[list[Simpul]] = []
    for awal in jaringan.rumus:
        if awal in warna:
            continue
        jalan, tumpukan = [awal], [jaringan.tetangga(awal)]
        warna[awal] = 1
        while tumpukan:
            berikut = next(tumpukan[-1], None)
            if berikut is None:
                warna[jalan[-1]] = 2
                jaringan.selesai(jalan.pop())
                tumpukan.pop()
            elif warna.get(berikut) == 1:
                hasil.append(_mulai_terkecil(jalan[jalan.index(berikut) :]))
            elif berikut not in warna:
                warna[berikut] = 1
                jalan.append(berikut)
                tumpukan.append(jaringan.tetangga(berikut))
    return sorted({tuple(h): h for h in hasil}.values())


def _mulai_terkecil(jalan: list[Simpul]) -> list[Simpul]:
    letak = jalan.index(min(jalan))
    return jalan[letak:] + jalan[:letak]
