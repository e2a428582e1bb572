"""Komponen Indeks Kepuasan Masyarakat: nilai tiap layanan dan rata-ratanya."""

from __future__ import annotations

import re
from decimal import Decimal

from kertas_kerja.angka import Selang, bulat
from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, Parameter, Ringkas, Tetapan, banyak, jumlah, pita, rata
from kertas_kerja.rumus.ekspresi import bulat as bulat_
from kertas_kerja.tabel.dasar import JUMLAH, BarisRingkas, Deklarasi, KolomTabel, Relasi
from kertas_kerja.tabel.hasil_ikm import KOLOM_MUTU, MUTU, berkonversi, hasil_pasti, ikm_kosong, rata_kosong
from kertas_kerja.tabel.nilai_tahun import tahun_jadi_nilai

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.angka import Angka
    from kertas_kerja.model import Baris, Tabel
    from kertas_kerja.model import Kolom as KolomModel
    from kertas_kerja.rumus.ekspresi import Ekspresi
    from kertas_kerja.tabel.dasar import Konteks

DASAR = "permenpanrb-14-2017"
_HASIL = (
    r"|(?:jumlah ?/ ?)?(?:nilai )?rata ?- ?rata|jumlah ?(?:/ ?|nilai ?)?(?:nrr|ikm|skm)"
    r"|nilai (ikm|indeks|skm|konversi)|ikm|skm|indeks|konversi|nrr\b"
)
PUNCAK_NRR = 5  # nilai rata-rata unsur berskala 1-4; IKM sendiri 25-100


def tahun_dan_konversi(kolom: list[KolomModel]) -> list[KolomModel]:
    """Kolom tahun menjadi nilai; "Nilai Konversi" adalah nilainya sendiri bila tidak ada kolom nilai lain."""
    nama = {k.nama for k in kolom}
    if "konversi" in nama and not nama & {"nilai", "nrr", "jumlah_nilai"}:
        return [k._replace(nama="nilai") if k.nama == "konversi" else k for k in kolom]
    return tahun_jadi_nilai(kolom)


def varian_ikm(tabel: Tabel, konteks: Konteks) -> frozenset[str]:
    """`nilai` bila unsurnya sudah 25-100, `nrr` bila 1-4 sehingga IKM = rata-rata × 25; `ikm` bila jumlahnya IKM.

    `unsur` bila kebanyakan unsurnya berskala 1-4, apa pun hasilnya; `nrr_pasti` bila hasilnya yang kosong pun pasti.
    NRR yang dikalikan bobot yang dibulatkan (0,11 untuk sembilan unsur) tidak diputus: hasilnya sedikit lain. Demikian
    pula rata-rata layanan yang ditimbang dengan banyaknya responden, dan di samping kolom responden hasil yang kosong.
    """
    kolom = tabel.kolom_bernama("nilai")
    nilai = [n.nilai for k in kolom for n in _angka(tabel, k, "data")]
    total = [n for k in kolom for n in _angka(tabel, k, "total")]
    ikm = {"ikm"} if not total or any(n.nilai > PUNCAK_NRR for n in total) else set()
    if sum(n <= PUNCAK_NRR for n in nilai) * 2 <= len(nilai):
        if tabel.punya("responden") and (not total or all(_tertimbang_responden(tabel, k) for k in kolom)):
            return frozenset(ikm)
        return frozenset({"nilai_dan_jumlah" if _berdua(tabel) else "nilai"} | ikm)
    if any(_berbobot(tabel, k, konteks) for k in kolom):
        return frozenset({"unsur"} | ikm)
    pasti = all(hasil_pasti(tabel, len(_angka(tabel, k, "data"))) for k in kolom)
    return frozenset({"unsur", "nrr"} | ({"nrr_pasti"} if pasti else set()) | ikm)


def varian_tertimbang(tabel: Tabel, konteks: Konteks) -> frozenset[str]:
    """`varian_ikm`, dan `tertimbang` bila tidak satu pun NRR tertimbangnya masih kosong: jumlahnya dapat diputus."""
    isi = [(b.ambil("nilai"), b.ambil("nrr_tertimbang")) for b in tabel.data()]
    kosong = any(n is not None and n.angka is not None and t is not None and t.kosong for n, t in isi)
    return varian_ikm(tabel, konteks) | (frozenset() if kosong else frozenset({"tertimbang"}))


def _berdua(tabel: Tabel) -> bool:
    """Benar bila jumlah dan rata-rata masing-masing punya baris."""
    return len({berjumlah(b, None) for b in tabel.baris if b.jenis == "total"}) > 1


def _angka(tabel: Tabel, kolom: KolomModel, jenis: str) -> list[Angka]:
    sel = (b.ambil(kolom.kunci) for b in tabel.baris if b.jenis == jenis)
    return [s.angka for s in sel if s is not None and s.angka is not None]


def _rerata(tabel: Tabel, kolom: KolomModel) -> list[Angka]:
    """Angka baris hasil selain jumlah di atasnya; baris jumlah itu pula bila sendirian."""
    tanpa_jumlah = _berdua(tabel)
    baris = (b for b in tabel.baris if b.jenis == "total" and not (tanpa_jumlah and berjumlah(b, None)))
    sel = (b.ambil(kolom.kunci) for b in baris)
    return [s.angka for s in sel if s is not None and s.angka is not None]


def _berbobot(tabel: Tabel, kolom: KolomModel, konteks: Konteks) -> bool:
    """Benar bila hasilnya Σ NRR × bobot, dengan bobot 1 ÷ banyak unsur yang dibulatkan dua atau tiga desimal."""
    nilai = _angka(tabel, kolom, "data")
    if not nilai:
        return False
    bawah, atas = (sum((getattr(n.selang(), ujung) for n in nilai), Decimal(0)) for ujung in ("bawah", "atas"))
    bobot = {w for d in (2, 3) if (w := bulat(Decimal(1) / len(nilai), d)) * len(nilai) != 1}
    kali, total = (Decimal(1), konteks.profil.ikm_pengali), _rerata(tabel, kolom)

    def cocok(n: Angka, w: Decimal) -> bool:
        return any(n.selang().beririsan(Selang(bawah * w * x, atas * w * x)) for x in kali)

    if all(cocok(n, Decimal(1) / len(nilai)) for n in total) or _berlabel_rata(tabel):
        return False
    return any(all(cocok(n, w) for n in total) for w in bobot)


def _berlabel_rata(tabel: Tabel) -> bool:
    """Benar bila sebuah hasil berskala NRR disebut rata-rata: bukan jumlah yang tertimbang."""
    return any(
        _hasil(b) and berskala_nrr(b, None) and re.match(r"\W*rata ?- ?rata", b.label.lower())
        for b in tabel.baris
        if b.jenis == "total"
    )


def _tertimbang_responden(tabel: Tabel, kolom: KolomModel) -> bool:
    """Benar bila hasilnya Σ nilai × responden ÷ Σ responden."""
    pasangan = [
        (n.angka, r.angka.nilai)
        for b in tabel.data()
        if (n := b.ambil(kolom.kunci)) and (r := b.ambil("responden")) and n.angka and r.angka
    ]
    banyak, total = sum((r for _, r in pasangan), Decimal(0)), _angka(tabel, kolom, "total")
    if not banyak or min(r for _, r in pasangan) < 0 or len(pasangan) != len(_angka(tabel, kolom, "data")):
        return False
    bawah, atas = (sum(getattr(n.selang(), u) * r for n, r in pasangan) / banyak for u in ("bawah", "atas"))
    return bool(total) and all(n.selang().beririsan(Selang(bawah, atas)) for n in total)


def _hasil(baris: Baris) -> list[Decimal]:
    return [s.angka.nilai for k, s in baris.sel.items() if k.split("@")[0] == "nilai" and s.angka is not None]


def tertimbang_nrr(baris: Baris, _: Konteks) -> bool:
    """Benar bila baris hasil itu jumlah NRR tertimbang."""
    return (nilai := baris.nilai("nrr_tertimbang")) is not None and nilai <= PUNCAK_NRR


def tertimbang_ikm(baris: Baris, _: Konteks) -> bool:
    """Benar bila baris hasil itu nilai IKM di kolom NRR tertimbang."""
    return (nilai := baris.nilai("nrr_tertimbang")) is not None and nilai > PUNCAK_NRR


def berskala_nrr(baris: Baris, _: Konteks | None) -> bool:
    """Benar bila baris hasil itu rata-rata NRR; yang masih kosong menurut labelnya."""
    return max(_hasil(baris)) <= PUNCAK_NRR if _hasil(baris) else rata_kosong(baris)


def berskala_ikm(baris: Baris, _: Konteks) -> bool:
    """Benar bila baris hasil itu sudah nilai IKM; yang masih kosong menurut labelnya."""
    return min(_hasil(baris)) > PUNCAK_NRR if _hasil(baris) else ikm_kosong(baris)


tertimbang, bobot_unsur = Himpunan("nrr_tertimbang"), Tetapan(1) / banyak(Himpunan("nilai"))


def bobot_dibulatkan(baris: Baris, _: Konteks) -> tuple[Ekspresi, ...]:
    """NRR tertimbang dengan bobot yang dibulatkan dua atau tiga desimal (0,11; 0,111)."""
    return tuple(Kolom("nilai") * bulat_(bobot_unsur, d) for d in (3, 2))


def berjumlah(baris: Baris, _: Konteks | None) -> bool:
    """Benar untuk baris "Jumlah" atau "Total", yang tidak juga disebut rata-rata."""
    label = baris.label.lower()
    return re.match(r"\W*(?:jumlah|total)\b", label) is not None and "rata" not in label


def tidak_berjumlah(baris: Baris, _: Konteks | None) -> bool:
    """Benar untuk baris rata-rata atau nilai IKM."""
    return not berjumlah(baris, None)


def dijumlah(baris: Baris, _: Konteks) -> tuple[Ekspresi, ...]:
    """Baris "Jumlah" di atas baris rata-ratanya memuat jumlah nilai unsur."""
    return (jumlah(Himpunan("nilai")),) if berjumlah(baris, None) else ()


konversi = Himpunan("konversi")
TABEL = Deklarasi(
    kind="komponen_ikm",
    judul="Komponen Hasil Penilaian IKM",
    uraian="Nilai kepuasan tiap layanan; nilai IKM adalah rata-ratanya, atau rata-rata NRR (1-4) dikali 25.",
    kata_judul=r"\bikm\b|kepuasan masyarakat|\bskm\b",
    kata_baris=r"^(\d+\.? )?(layanan|pelayanan|persyaratan|sistem|prosedur|waktu|biaya|produk|kompetensi|perilaku"
    r"|penanganan pengaduan|sarana|kewajaran|kepastian|kesesuaian|kecepatan|keamanan|kualitas)",
    kolom=(
        KolomTabel("no", "NO", "nomor", lebar=5),
        KolomTabel("komponen", "KOMPONEN UNSUR LAYANAN", wajib=True, lebar=52),
        KolomTabel("nilai", "IKM", "ukuran", wajib=True, dari=("nrr", "jumlah_nilai"), lebar=14),
        KolomTabel("bertambah", "NAIK/TURUN", "ukuran", dari=("selisih",), lebar=12),
        KolomTabel("responden", "Jumlah Responden", "ukuran", desimal=0),
        KolomTabel("konversi", "Nilai Konversi", "ukuran"),
        KolomTabel("nrr_tertimbang", "NRR Tertimbang", "ukuran"),
        KOLOM_MUTU,
    ),
    ringkas=(
        BarisRingkas("mutu", "MUTU PELAYANAN", r"mutu|kategori|predikat"),
        BarisRingkas("total", "TOTAL NILAI", JUMLAH + _HASIL),
    ),
    relasi=(
        Relasi(
            "KK206",
            "nrr_tertimbang",
            Kolom("nilai") * bobot_unsur,
            dasar=DASAR,
            nama="NRR tertimbang",
            varian="unsur",
            isi=False,
            bacaan=bobot_dibulatkan,
        ),
        Relasi(
            "KK206",
            "konversi",
            Kolom("nilai") * Parameter("ikm_pengali"),
            varian="unsur",
            dasar=DASAR,
            nama="nilai konversi",
        ),
        Relasi(
            "KK206",
            "nilai",
            rata(Himpunan("nilai")),
            baris="total",
            varian="nilai",
            dasar=DASAR,
            nama="nilai IKM",
            bacaan=dijumlah,
        ),
        *(
            Relasi(
                "KK206",
                "nilai",
                cara(Himpunan("nilai")),
                baris="total",
                varian="nilai_dan_jumlah",
                dasar=DASAR,
                nama=nama,
                syarat=syarat,
            )
            for cara, nama, syarat in (
                (rata, "nilai IKM", tidak_berjumlah),
                (jumlah, "jumlah nilai", berjumlah),
            )
        ),
        Relasi(
            "KK206",
            "konversi",
            rata(konversi),
            baris="total",
            varian="unsur",
            dasar=DASAR,
            nama="nilai IKM",
            syarat=berkonversi,
            isi=False,
            kosong="nrr_pasti",
            bacaan=lambda *_: (Kolom("nilai") * Parameter("ikm_pengali"), jumlah(konversi)),
        ),
        Relasi(
            "KK201",
            "responden",
            jumlah(Himpunan("responden")),
            baris="total",
            nama="jumlah responden",
            isi=False,
            bacaan=lambda *_: (rata(Himpunan("responden")),),
        ),
        Relasi(
            "KK206",
            "nilai",
            rata(Himpunan("nilai")),
            baris="total",
            varian="nrr",
            dasar=DASAR,
            nama="rata-rata NRR",
            syarat=berskala_nrr,
            isi=False,
            kosong="nrr_pasti",
        ),
        Relasi(
            "KK206",
            "nilai",
            rata(Himpunan("nilai")) * Parameter("ikm_pengali"),
            baris="total",
            varian="nrr",
            dasar=DASAR,
            nama="nilai IKM",
            syarat=berskala_ikm,
            isi=False,
            kosong="nrr_pasti",
            bacaan=dijumlah,
        ),
        Relasi(
            "KK206",
            "nrr_tertimbang",
            jumlah(tertimbang),
            baris="total",
            varian="tertimbang",
            dasar=DASAR,
            nama="jumlah NRR tertimbang",
            syarat=tertimbang_nrr,
            isi=False,
        ),
        Relasi(
            "KK206",
            "nrr_tertimbang",
            jumlah(tertimbang) * Parameter("ikm_pengali"),
            baris="total",
            varian="tertimbang",
            dasar=DASAR,
            nama="nilai IKM",
            syarat=tertimbang_ikm,
            isi=False,
        ),
        *MUTU,
        MUTU[0]._replace(baris="total", syarat=tidak_berjumlah),
        Relasi(
            "KK203",
            "nilai",
            pita(Ringkas("total", "nilai"), "mutu_ikm"),
            baris="mutu",
            varian="ikm",
            dasar=DASAR,
            nama="mutu pelayanan",
        ),
    ),
    tolak=frozenset({"perkiraan", "target", "realisasi", "bobot", "tindak_lanjut", "nilai_aspek", "nilai_unsur"}),
    bergrup=None,
    sesuaikan=tahun_dan_konversi,
    varian=varian_tertimbang,
    judul_wajib=True,
    dasar=DASAR,
)
