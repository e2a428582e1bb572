"""KK126: satu angka menyimpang dari hitungan yang diikuti baris-baris lain di kolomnya, apa pun kata kepalanya."""

from __future__ import annotations

from kertas_kerja.angka import bulat, tulis_angka
from kertas_kerja.aturan.angka_bentuk import LINEAR, TANDA, ambil, banding, hitung_bentuk
from kertas_kerja.aturan.angka_lembar import angka_buku
from kertas_kerja.aturan.angka_terbukti import dibulatkan, hubungan_kolom
from kertas_kerja.aturan.angka_turun import menyimpang_ke_bawah
from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import Sebutan, temuan
from kertas_kerja.buku.refs import col_letters, format_cell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from kertas_kerja.aturan.angka_lembar import AngkaTabel, BarisAngka, Nilai
    from kertas_kerja.aturan.angka_terbukti import Terbukti
    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Tabel, Temuan

ATURAN = Aturan(
    kode="KK126",
    nama="Hubungan menurut angkanya",
    tingkat="error",
    apa="Kolom yang di baris-baris lainnya selalu jumlah, selisih, persen, atau hasil kali kolom lain, juga di sini.",
    mengapa="Satu baris yang menyimpang dari hitungan yang diikuti semua baris lain hampir selalu salah ketik.",
    contoh="di delapan baris G = D + E + F, di baris kesembilan tertulis 1.250 sedangkan D + E + F = 1.350",
    cara="Hitung ulang sel itu, atau betulkan angka yang dibacanya.",
    rumus="menurut baris-baris lain di kolom itu",
)
_BESAR = 1000
_TANDA = {"jumlah": " + ", "kurang": " - ", "kali": " x ", "bagi": " / "}


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap baris yang menyimpang dari hubungan yang dibuktikan baris lain."""
    for t in angka_buku(bahan):
        dinilai = _dinilai(bahan, t.tabel)
        sebaris = list(_sebaris(bahan, t, dinilai))
        yield from sebaris
        yield from _menurun(bahan, t, dinilai, {s.kolom for s in sebaris})


def _sebaris(bahan: Bahan, t: AngkaTabel, dinilai: set[tuple[int, int]]) -> Iterator[Temuan]:
    """Yang menyimpang dari hubungan antar kolom."""
    belum = {k for k in t.judul if any(k in b.angka and (b.nomor, k) not in dinilai for b in t.data)}
    kasar, petunjuk = dibulatkan(t), _petunjuk(bahan, t.tabel) if belum else {}
    benar: dict[tuple[int, int], Nilai] = {}
    for h in hubungan_kolom(t, belum, _dikenal(bahan, t.tabel), kasar, petunjuk) if belum else ():
        for b in t.baris:
            if b.nomor in h.salah or (b.jenis == "total" and h.bentuk in LINEAR):
                yield from _baris(bahan, t, b, h, kasar, dinilai, benar)


def _petunjuk(bahan: Bahan, tabel: Tabel | None) -> dict[int, tuple[int, ...]]:
    """Kolom-kolom yang dibaca sebuah kolom menurut baris penomorannya ("10 = 5 + 7 + 9")."""
    if tabel is None or tabel.baris_nomor is None:
        return {}
    from kertas_kerja.aturan.rumus_penomoran import rumus_penomoran

    return {r.hasil: tuple(r.sumber.values()) for r in rumus_penomoran(bahan.buku.sheet(tabel.lembar), tabel)}


def _dinilai(bahan: Bahan, tabel: Tabel | None) -> set[tuple[int, int]]:
    """Sel-sel tabel itu yang sudah diputus relasinya."""
    hasil = (h.tempat.sel for h in bahan.hasil if tabel is not None and h.tempat.tabel.id == tabel.id)
    return {(s.baris, s.kolom) for s in hasil}


def _dikenal(bahan: Bahan, tabel: Tabel | None) -> set[frozenset[int]]:
    """Kumpulan kolom yang hubungannya sudah diputus relasi tabel itu."""
    kumpulan: set[frozenset[int]] = set()
    for h in bahan.hasil:
        if tabel is not None and h.tempat.tabel.id == tabel.id:
            s = h.tempat.sel
            kumpulan.add(frozenset((s.kolom, *(x.kolom for x in h.tempat.terkait if x.baris == s.baris))))
    return kumpulan


def _baris(
    bahan: Bahan,
    t: AngkaTabel,
    b: BarisAngka,
    h: Terbukti,
    kasar: bool,
    dinilai: set[tuple[int, int]],
    benar: dict[tuple[int, int], Nilai],
) -> Iterator[Temuan]:
    """Temuan di baris itu: pada masukan yang jumlah ke bawahnya meleset sebesar itu pula, jika tidak pada hasilnya.

    Yang cocok dengan nilai yang benar dari sel yang sudah disebut (`benar`, yang bertambah di sini) bukan temuan lagi.
    """
    if not _salah(b, h, kasar) or not _salah(_dibetulkan(b, benar), h, kasar):
        return
    masukan = ambil(b, h.bentuk, h.sumber) or []
    dihitung = hitung_bentuk(h.bentuk, masukan, h.skala)
    assert dihitung is not None
    keliru = _masukan_keliru(t, b, h, b.angka[h.hasil][0] - dihitung[0]) if h.bentuk in LINEAR else None
    if keliru is None and (b.nomor, h.hasil) in dinilai:
        return
    kolom, nilai = keliru or (h.hasil, dihitung[0])
    benar[b.nomor, kolom] = bulat(nilai, _desimal(b.angka[kolom])), b.angka[kolom][1]
    yield _temuan(bahan, t, b, h, kolom, nilai)


def _salah(b: BarisAngka, h: Terbukti, kasar: bool) -> bool:
    """Benar bila hasil di baris itu jelas bukan hitungannya."""
    masukan = ambil(b, h.bentuk, h.sumber)
    if masukan is None or h.hasil not in b.angka:
        return False
    return banding(h.bentuk, masukan, b.angka[h.hasil], h.skala, kasar, b) == "wrong"


def _dibetulkan(b: BarisAngka, benar: dict[tuple[int, int], Nilai]) -> BarisAngka:
    return b._replace(angka={k: benar.get((b.nomor, k), n) for k, n in b.angka.items()}) if benar else b


def _masukan_keliru(t: AngkaTabel, b: BarisAngka, h: Terbukti, beda: Decimal) -> tuple[int, Decimal] | None:
    """Kolom masukan yang salah dan nilainya yang benar, bila jumlah kolom itu ke bawah meleset sama besar."""
    for kolom, tanda in zip(h.sumber, TANDA.get(h.bentuk, (1,) * len(h.sumber)), strict=True):
        meleset = _meleset(t, b, kolom)
        if meleset and b.jenis == "total" and beda == -tanda * meleset:
            return kolom, b.angka[kolom][0] - meleset
        if meleset and b.jenis != "total" and beda == tanda * meleset:
            return kolom, b.angka[kolom][0] + meleset
    return None


def _meleset(t: AngkaTabel, b: BarisAngka, kolom: int) -> Decimal | None:
    """Angka baris jumlah dikurangi jumlah baris datanya; None bila tidak ada satu baris jumlah."""
    total = [x for x in t.baris if x.jenis == "total" and kolom in x.angka]
    if len(total) != 1 or kolom not in b.angka or (b.jenis == "total" and b is not total[0]):
        return None
    return total[0].angka[kolom][0] - sum(x.angka[kolom][0] for x in t.baris if x.jenis == "data" and kolom in x.angka)


def _temuan(bahan: Bahan, t: AngkaTabel, b: BarisAngka, h: Terbukti, kolom: int, nilai: Decimal) -> Temuan:
    tulis = _tulis(nilai, b.angka[kolom])
    di = Sebutan(t.lembar, b.nomor, kolom, bahan.buku.calculated(t.lembar).text(b.nomor, kolom))
    cocok = f"{h.cocok} baris di kolom {col_letters(h.hasil)} mengikuti {format_cell(b.nomor, h.hasil)} ="
    return temuan(
        ATURAN,
        di,
        f"tertulis {di.teks}, seharusnya {tulis} menurut hitungan yang diikuti baris-baris lain.",
        tabel=t.tabel,
        tingkat="warning" if _mungkin_dibulatkan(h, b.angka[kolom][0], nilai) else None,
        seharusnya=tulis,
        uraian=f"{cocok} {sebut(h, b.nomor)}",
        terkait=[Sebutan(t.lembar, b.nomor, k, "") for k in sorted(h.kolom) if k in b.angka and k != kolom],
    )


def _mungkin_dibulatkan(h: Terbukti, tertulis: Decimal, nilai: Decimal) -> bool:
    """Benar bila bilangan besar yang dijumlahkan meleset tidak lebih dari pembulatan masing-masing ke satuan."""
    return h.bentuk in LINEAR and abs(nilai) >= _BESAR and abs(tertulis - nilai) * 2 <= len(h.kolom)


def _menurun(bahan: Bahan, t: AngkaTabel, dinilai: set[tuple[int, int]], disebut: set[int]) -> Iterator[Temuan]:
    """Satu angka baris jumlah yang bukan jumlah kolomnya, bila kolom-kolom lain di baris itu membuktikannya."""
    for m in menyimpang_ke_bawah(t):
        if m.kolom in disebut or (m.baris.nomor, m.kolom) in dinilai:
            continue
        tulis = _tulis(m.jumlah, m.baris.angka[m.kolom])
        di = Sebutan(t.lembar, m.baris.nomor, m.kolom, bahan.buku.calculated(t.lembar).text(m.baris.nomor, m.kolom))
        yield temuan(
            ATURAN,
            di,
            f"tertulis {di.teks}, seharusnya {tulis} seperti jumlah kolom-kolom lain di baris itu.",
            tabel=t.tabel,
            seharusnya=tulis,
            uraian=f"{m.cocok} kolom lain di baris {m.baris.nomor} adalah jumlah baris-baris datanya",
        )


def sebut(h: Terbukti, nomor: int) -> str:
    """Hubungan itu dengan alamat-alamat sel sebuah baris: "D7 + E7 + F7"."""
    sel = [format_cell(nomor, k) for k in h.sumber]
    if h.bentuk == "rata":
        return f"rata-rata {', '.join(sel)}"
    if h.bentuk == "spm":
        return f"80% x {sel[0]} + 20% x {sel[1]}"
    if h.bentuk == "saldo":
        return f"{sel[0]} + {sel[1]} - {sel[2]}"
    kali = " x 100" if h.skala == 100 else " / 100" if h.skala != 1 else ""
    if h.bentuk == "tumbuh":
        return f"({sel[0]} - {sel[1]}) / {sel[1]}{kali}"
    return _TANDA[h.bentuk].join(sel) + kali


def _tulis(nilai: Decimal, tertulis: Nilai) -> str:
    """Nilai itu dengan desimal seperti yang tertulis, paling banyak empat."""
    return tulis_angka(nilai, min(4, _desimal(tertulis)))


def _desimal(tertulis: Nilai) -> int:
    return max(0, -int(tertulis[1].as_tuple().exponent))
