"""Pembandingan antar tabel dan antar buku, dipakai aturan KK3xx dan pengisian `--from`.

`waktu` tahun, tribulan, dan versi setiap tabel · `amatan` satu angka dengan identitas dan konteksnya ·
`banding` apakah angka-angka yang seharusnya sama memang sama.
"""
