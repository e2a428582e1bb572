"""The layouts of tables on their side, as offices write them: each a writer of one sheet (invented figures)."""

from __future__ import annotations

from collections.abc import Sequence

from tests.kenali.rebah import INDIKATOR, TAHUN, TRIBULAN, Indikator, Isi, Kertas, TataRebah

TIGA = ("Target", "Realisasi", "Capaian (%)")
JUDUL_TAHUN = "CAPAIAN INDIKATOR KINERJA UTAMA TAHUN 2022-2024"
JUDUL = "PENGUKURAN KINERJA TAHUN 2024"


def _melintang(
    sudut: Sequence[Isi], label: Sequence[str] = TIGA, satuan: str = "", nomor: bool = False, judul: str = JUDUL
) -> TataRebah:
    """Indicators across, one line for each measure; `sudut` is the cell before their names."""

    def tulis(k: Kertas) -> None:
        b = 1
        if judul:
            k.kata(1, 1, judul)
            b = 3
        if nomor:
            k.deret(b, 1, ["No", *range(1, len(INDIKATOR) + 1)])
            b += 1
        k.deret(b, 1, [*sudut, *(i.nama for i in INDIKATOR)])
        if satuan:
            b += 1
            k.deret(b, 1, [satuan, *(i.satuan for i in INDIKATOR)])
        for n, nama in enumerate(label, 1):
            k.kata(b + n, 1, nama)
        for n, i in enumerate(INDIKATOR, 2):
            k.tiga(i, 0, (b + 1, n), (b + 2, n), (b + 3, n))

    return TataRebah("target_realisasi", tulis)


def _melintang_periode(periode: Sequence[str], kind: str, sudut: Sequence[Isi], gabung: bool) -> TataRebah:
    """Indicators across, below each period the three measures."""

    def tulis(k: Kertas) -> None:
        k.kata(1, 1, JUDUL_TAHUN if periode is TAHUN else JUDUL)
        k.deret(3, 1, [*sudut, *(i.nama for i in INDIKATOR)])
        for p, nama in enumerate(periode):
            b = 4 + 3 * p
            k.kata(b, 1, int(nama) if nama.isdecimal() else nama)
            if gabung:
                k.satukan(b, 1, b + 2, 1)
            for n, ukur in enumerate(TIGA):
                k.kata(b + n, 2, ukur)
            for n, i in enumerate(INDIKATOR, 3):
                k.tiga(i, p, (b, n), (b + 1, n), (b + 2, n))

    return TataRebah(kind, tulis)


def _berkelompok(
    periode: Sequence[str],
    kind: str,
    kepala: Sequence[Isi] = ("No", "Indikator Kinerja", "Uraian"),
    label: Sequence[str] = TIGA,
    gabung: bool = True,
    isi: str = "no indikator label",
    induk: str = "",
    indikator: Sequence[Indikator] = INDIKATOR,
    judul: str = "",
    nomor: bool = False,
) -> TataRebah:
    """Three lines for each indicator, one column for each period; `isi` says what the first columns hold."""

    def tulis(k: Kertas) -> None:
        kolom = isi.split()
        k.kata(1, 1, judul or (JUDUL_TAHUN if periode is TAHUN else JUDUL))
        b, awal = 3, len(kolom) + 1
        if induk:
            k.deret(b, 1, [*kepala, induk])
            k.satukan(b, awal, b, awal + len(periode) - 1)
            for n in range(1, awal):
                k.satukan(b, n, b + 1, n)
            b += 1
        else:
            k.deret(b, 1, kepala)
        k.deret(b, awal, [int(p) if p.isdecimal() else p for p in periode])
        if nomor:
            b += 1
            k.deret(b, 1, list(range(1, awal + len(periode))))
        for n, i in enumerate(indikator):
            atas = b + 1 + 3 * n
            for letak, nama in enumerate(kolom, 1):
                nilai: Isi = {"no": n + 1, "indikator": i.nama, "satuan": i.satuan, "sasaran": "Meningkatnya mutu"}.get(
                    nama
                )
                if nama == "label":
                    for m, ukur in enumerate(label):
                        k.kata(atas + m, letak, ukur)
                else:
                    k.kata(atas, letak, nilai)
                    if gabung:
                        k.satukan(atas, letak, atas + 2, letak)
            for p in range(len(periode)):
                k.tiga(i, p, (atas, awal + p), (atas + 1, awal + p), (atas + 2, awal + p))

    return TataRebah(kind, tulis)


def _bernama_di_atas(periode: Sequence[str], kind: str, kepala: str, label: Sequence[str] = TIGA) -> TataRebah:
    """The name of the indicator in a line of its own, its three measures below it in the same column."""

    def tulis(k: Kertas) -> None:
        k.kata(1, 1, JUDUL_TAHUN if periode is TAHUN else JUDUL)
        k.deret(3, 1, [kepala, *(int(p) if p.isdecimal() else p for p in periode)])
        for n, i in enumerate(INDIKATOR):
            b = 4 + 4 * n
            k.kata(b, 1, i.nama)
            for m, ukur in enumerate(label, 1):
                k.kata(b + m, 1, ukur)
            for p in range(len(periode)):
                k.tiga(i, p, (b + 1, 2 + p), (b + 2, 2 + p), (b + 3, 2 + p))

    return TataRebah(kind, tulis)


def _satu_indikator(
    periode: Sequence[str], kind: str, atas: Sequence[Sequence[Isi]], kepala: Sequence[Isi], label: Sequence[str] = TIGA
) -> TataRebah:
    """One indicator, named above the table: measures down, periods across."""

    def tulis(k: Kertas) -> None:
        i = INDIKATOR[1]
        for b, baris in enumerate(atas, 1):
            k.deret(b, 1, [i.nama if x == "@nama" else i.satuan if x == "@satuan" else x for x in baris])
        b = len(atas) + 2
        k.deret(b, 1, [*kepala, *(int(p) if p.isdecimal() else p for p in periode)])
        awal = len(kepala) + 1
        for n, ukur in enumerate(label, 1):
            k.kata(b + n, len(kepala), ukur)
            if len(kepala) > 1:
                k.kata(b + n, 1, n)
        for p in range(len(periode)):
            k.tiga(i, p, (b + 1, awal + p), (b + 2, awal + p), (b + 3, awal + p))

    return TataRebah(kind, tulis)


def _kartu(isi: str, titik_dua: bool = False, judul: str = "KARTU INDIKATOR KINERJA TAHUN 2024") -> TataRebah:
    """A card: the label in one column, what it says beside it."""

    def tulis(k: Kertas) -> None:
        i = INDIKATOR[0]
        arti = {
            "sasaran": ("Sasaran Strategis", "Meningkatnya kualitas pelayanan"),
            "indikator": ("Indikator Kinerja", i.nama),
            "nama": ("Nama Indikator", i.nama),
            "satuan": ("Satuan", i.satuan),
            "formula": ("Formulasi", "Jumlah nilai dibagi unsur"),
            "sumber": ("Sumber Data", "Survei"),
            "pj": ("Penanggung Jawab", "Seksi Pelayanan"),
            "program": ("Program", "Program Pelayanan"),
            "definisi": ("Definisi Operasional", "Indeks hasil survei kepuasan"),
        }
        ukur = {"T": "Target", "R": "Realisasi", "C": "Capaian"}
        ukur |= {f"{huruf}24": f"{nama} 2024" for huruf, nama in ukur.items()}
        kanan = 3 if titik_dua else 2
        k.kata(1, 1, judul)
        letak: dict[str, tuple[int, int]] = {}
        for b, nama in enumerate(isi.split(), 3):
            if nama in ukur:
                k.kata(b, 1, ukur[nama])
                letak[nama[0]] = (b, kanan)
            elif nama != "kosong":
                k.deret(b, 1, [arti[nama][0]])
                k.kata(b, kanan, arti[nama][1])
            if titik_dua and nama != "kosong":
                k.kata(b, 2, ":")
        k.tiga(i, 0, letak["T"], letak["R"], letak["C"])

    return TataRebah("target_realisasi", tulis)


def _blok(periode: Sequence[str], kind: str, kepala: Sequence[Isi], gabung: bool) -> TataRebah:
    """One block of lines for each measure: all targets, then all realisasi, then all capaian."""

    def tulis(k: Kertas) -> None:
        k.kata(1, 1, JUDUL_TAHUN if periode is TAHUN else JUDUL)
        k.deret(3, 1, [*kepala, *(int(p) if p.isdecimal() else p for p in periode)])
        awal = len(kepala) + 1
        banyak = len(INDIKATOR)
        tinggi = banyak if gabung else banyak + 1
        for m, ukur in enumerate(TIGA):
            b = 4 + m * tinggi
            k.kata(b, 1, ukur)
            if gabung:
                k.satukan(b, 1, b + banyak - 1, 1)
            for n, i in enumerate(INDIKATOR):
                k.kata(b + n + (not gabung), len(kepala), i.nama)
                if not gabung and len(kepala) > 1:
                    k.kata(b + n + 1, 1, n + 1)
        for n, i in enumerate(INDIKATOR):
            for p in range(len(periode)):
                t, r, c = ((4 + m * tinggi + n + (not gabung), awal + p) for m in range(3))
                k.tiga(i, p, t, r, c)

    return TataRebah(kind, tulis)


def _berkolom_indikator(periode: Sequence[str], kind: str, kepala: str, nomor: bool = False) -> TataRebah:
    """Each indicator over its three columns, a period in each line."""

    def tulis(k: Kertas) -> None:
        k.kata(1, 1, JUDUL_TAHUN if periode is TAHUN else JUDUL)
        kol = 2 if nomor else 1
        if nomor:
            k.kata(3, 1, "No")
            k.satukan(3, 1, 4, 1)
        k.kata(3, kol, kepala)
        k.satukan(3, kol, 4, kol)
        for n, i in enumerate(INDIKATOR):
            awal = kol + 1 + 3 * n
            k.kata(3, awal, i.nama)
            k.satukan(3, awal, 3, awal + 2)
            k.deret(4, awal, ["Target", "Realisasi", "%"])
            for p in range(len(periode)):
                k.tiga(i, p, (5 + p, awal), (5 + p, awal + 1), (5 + p, awal + 2))
        for p, nama in enumerate(periode):
            k.kata(5 + p, kol, int(nama) if nama.isdecimal() else nama)
            if nomor:
                k.kata(5 + p, 1, p + 1)

    return TataRebah(kind, tulis)


def _pasangan(periode: Sequence[str], kind: str, daun: Sequence[str], letak: str) -> TataRebah:
    """Periods across with short leaves below each; `letak` says what they hold: t, r (realisasi), c (capaian)."""

    def tulis(k: Kertas) -> None:
        k.kata(1, 1, JUDUL_TAHUN if periode is TAHUN else JUDUL)
        k.deret(3, 1, ["No", "Indikator Kinerja", "Satuan"])
        for n in range(1, 4):
            k.satukan(3, n, 4, n)
        for p, nama in enumerate(periode):
            awal = 4 + p * len(daun)
            k.kata(3, awal, int(nama) if nama.isdecimal() else nama)
            k.satukan(3, awal, 3, awal + len(daun) - 1)
            k.deret(4, awal, daun)
        for n, i in enumerate(INDIKATOR):
            b = 5 + n
            k.deret(b, 1, [n + 1, i.nama, i.satuan])
            for p in range(len(periode)):
                at = {h: (b, 4 + p * len(daun) + m) for m, h in enumerate(letak)}
                if len(at) == 3:
                    k.tiga(i, p, at["t"], at["r"], at["c"])
                else:
                    k.angka(*at["t"], i.target[p])
                    k.angka(*at["r"], i.realisasi[p])

    return TataRebah(kind, tulis)


LABEL_ATAS = [["Indikator Kinerja", ":", "@nama"], ["Satuan", ":", "@satuan"]]
SATU_LABEL = [["FORMULIR PENGUKURAN KINERJA TAHUN 2024"], [], ["Indikator Kinerja", "@nama"], ["Satuan", "@satuan"]]
TW = "target_realisasi"
TH = "capaian_tahunan"

TATA: dict[str, TataRebah] = {
    "melintang, sudut Uraian": _melintang(["Uraian"]),
    "melintang, sudut Indikator Kinerja": _melintang(["Indikator Kinerja"]),
    "melintang, sudut Indikator, satuan": _melintang(["Indikator"], satuan="Satuan"),
    "melintang, sudut kosong": _melintang([None]),
    "melintang, nomor di atas": _melintang(["Indikator Kinerja"], nomor=True, satuan="Satuan"),
    "melintang, % Capaian": _melintang(["Keterangan"], ("Target 2024", "Realisasi 2024", "% Capaian")),
    "melintang, Tingkat Capaian": _melintang(["Indikator"], ("Target Kinerja", "Realisasi Kinerja", "Tingkat Capaian")),
    "melintang, T R C": _melintang(["Indikator Kinerja"], ("T", "R", "C")),
    "melintang, tanpa judul": _melintang(["Indikator Kinerja"], judul=""),
    "melintang, tahun digabung": _melintang_periode(TAHUN, TH, ["Tahun", "Indikator"], True),
    "melintang, tahun tidak digabung": _melintang_periode(TAHUN, TH, ["Tahun", "Uraian"], False),
    "melintang, tribulan": _melintang_periode(TRIBULAN, TW, ["Triwulan", "Uraian"], True),
    "berkelompok, tahun": _berkelompok(TAHUN, TH),
    "berkelompok, tahun, tidak digabung": _berkelompok(TAHUN, TH, gabung=False),
    "berkelompok, tahun, satuan": _berkelompok(
        TAHUN, TH, ("No", "Indikator", "Satuan", "Uraian"), isi="no indikator satuan label"
    ),
    "berkelompok, tahun, satuan di belakang": _berkelompok(
        TAHUN, TH, ("No", "Indikator", "Uraian", "Satuan"), isi="no indikator label satuan"
    ),
    "berkelompok, tahun, sasaran": _berkelompok(
        TAHUN, TH, ("No", "Sasaran Strategis", "Indikator Kinerja", None), isi="no sasaran indikator label"
    ),
    "berkelompok, tahun di bawah Tahun": _berkelompok(TAHUN, TH, induk="Tahun"),
    "berkelompok, tahun, nomor kolom": _berkelompok(TAHUN, TH, nomor=True),
    "berkelompok, tahun, T R %": _berkelompok(TAHUN, TH, label=("T", "R", "%")),
    "berkelompok, tahun, Tolok Ukur": _berkelompok(
        TAHUN, TH, ("Indikator Kinerja Utama", "Tolok Ukur"), isi="indikator label"
    ),
    "berkelompok, tribulan": _berkelompok(TRIBULAN, TW),
    "berkelompok, tribulan, satuan": _berkelompok(
        TRIBULAN, TW, ("No", "Indikator", "Satuan", "Uraian"), isi="no indikator satuan label"
    ),
    "berkelompok, tribulan di bawah Triwulan": _berkelompok(("I", "II", "III", "IV"), TW, induk="Triwulan"),
    "berkelompok, tribulan, T R C": _berkelompok(TRIBULAN, TW, label=("T", "R", "C")),
    "berkelompok, satu indikator": _berkelompok(TAHUN, TH, indikator=INDIKATOR[:1]),
    "nama di atas, tahun": _bernama_di_atas(TAHUN, TH, "Indikator Kinerja"),
    "nama di atas, tribulan": _bernama_di_atas(TRIBULAN, TW, "Uraian"),
    "nama di atas, tanpa kepala": _bernama_di_atas(
        TAHUN, TH, "Indikator/Uraian", ("- Target", "- Realisasi", "- Capaian")
    ),
    "satu indikator, tahun, label": _satu_indikator(TAHUN, TH, SATU_LABEL, ["Uraian"]),
    "satu indikator, tahun, titik dua": _satu_indikator(TAHUN, TH, LABEL_ATAS, ["No", "Uraian"]),
    "satu indikator, tribulan, label": _satu_indikator(TRIBULAN, TW, SATU_LABEL, ["Uraian"]),
    "satu indikator, tahun, judul": _satu_indikator(
        TAHUN, TH, [["Tabel 3.4 Capaian Nilai AKIP Kecamatan Tahun 2022-2024"]], ["Uraian"]
    ),
    "satu indikator, tribulan, judul": _satu_indikator(
        TRIBULAN, TW, [["Capaian Nilai AKIP Kecamatan Tahun 2024"]], ["Uraian"]
    ),
    "kartu": _kartu("sasaran indikator satuan T R C"),
    "kartu bertitik dua": _kartu("indikator satuan T R C", True),
    "kartu panjang": _kartu("sasaran program nama definisi formula satuan T24 R24 C24 sumber pj"),
    "kartu berjeda": _kartu("sasaran indikator satuan kosong T R C", True),
    "kartu tanpa satuan": _kartu("indikator T R C pj"),
    "blok, tahun": _blok(TAHUN, TH, ["No", "Indikator Kinerja"], False),
    "blok, tahun, satu kolom": _blok(TAHUN, TH, ["Indikator Kinerja"], False),
    "blok, tahun, digabung": _blok(TAHUN, TH, ["Uraian", "Indikator Kinerja"], True),
    "blok, tribulan, digabung": _blok(TRIBULAN, TW, ["Uraian", "Indikator Kinerja"], True),
    "berkolom indikator, tahun": _berkolom_indikator(TAHUN, TH, "Tahun"),
    "berkolom indikator, tribulan": _berkolom_indikator(TRIBULAN, TW, "Triwulan"),
    "berkolom indikator, tahun, nomor": _berkolom_indikator(TAHUN, TH, "Tahun", True),
    "T C per tahun": _pasangan(TAHUN, TH, ("T", "C"), "tr"),
    "Target Capaian per tahun": _pasangan(TAHUN, TH, ("Target", "Capaian"), "tr"),
    "T R C per tahun": _pasangan(TAHUN, TH, ("T", "R", "C"), "trc"),
    "T R % per tahun": _pasangan(TAHUN, TH, ("T", "R", "%"), "trc"),
    "T R K per tahun": _pasangan(TAHUN, TH, ("T", "R", "K"), "trc"),
    "R T per tahun": _pasangan(TAHUN, TH, ("R", "T", "%"), "rtc"),
    "T R C per tribulan": _pasangan(TRIBULAN, TW, ("T", "R", "C"), "trc"),
    "T R % per tribulan": _pasangan(TRIBULAN, TW, ("T", "R", "%"), "trc"),
    "T C per tribulan": _pasangan(TRIBULAN, TW, ("T", "C"), "tr"),
    "Target Capaian per tribulan": _pasangan(TRIBULAN, TW, ("Target", "Capaian"), "tr"),
    "Target Realisasi % Cap. per tribulan": _pasangan(TRIBULAN, TW, ("Target", "Realisasi", "% Cap."), "trc"),
    "Target Realisasi Tk. Capaian per tahun": _pasangan(TAHUN, TH, ("Target", "Realisasi", "Tk. Capaian"), "trc"),
    "Tgt Real Cap per tahun": _pasangan(TAHUN, TH, ("Tgt", "Real", "Cap"), "trc"),
}
