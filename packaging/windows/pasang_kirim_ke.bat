@echo off
rem Menambah "Periksa dan isi buku kerja" ke menu Kirim ke (Send to) di Explorer. Hapus: pasang_kirim_ke.bat /hapus
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
set "KK_FOLDER=%APPDATA%\Microsoft\Windows\SendTo"
set "KK_PINTASAN=%KK_FOLDER%\Periksa dan isi buku kerja.lnk"
set "KK_CADANGAN=%KK_FOLDER%\Periksa dan isi buku kerja.bat"
set "KK_SASARAN=%~dp0kk.bat"

if not exist "%KK_FOLDER%\" goto tanpa_folder
if exist "%KK_PINTASAN%" del "%KK_PINTASAN%"
if exist "%KK_CADANGAN%" del "%KK_CADANGAN%"
if /i "%~1"=="/hapus" goto dihapus

powershell -NoProfile -NonInteractive -Command "$p = (New-Object -ComObject WScript.Shell).CreateShortcut($env:KK_PINTASAN); $p.TargetPath = $env:KK_SASARAN; $p.Description = 'Periksa dan isi buku kerja dengan kk'; $p.Save()" >nul 2>nul
if exist "%KK_PINTASAN%" goto terpasang
rem PowerShell dilarang di komputer ini: berkas .bat kecil melakukan hal yang sama.
>"%KK_CADANGAN%" echo @"%KK_SASARAN%" %%*
if exist "%KK_CADANGAN%" goto terpasang
echo Menu Kirim ke tidak dapat ditulis; mintalah bantuan pengelola komputer.
set "KK_KODE=1"
goto akhir

:terpasang
echo Terpasang. Klik kanan sebuah buku kerja, pilih Kirim ke, lalu Periksa dan isi buku kerja.
echo Jangan pindahkan folder ini; kalau dipindahkan, jalankan lagi berkas ini.
set "KK_KODE=0"
goto akhir

:dihapus
echo Dihapus dari menu Kirim ke.
set "KK_KODE=0"
goto akhir

:tanpa_folder
echo Folder Kirim ke tidak ditemukan di komputer ini.
set "KK_KODE=1"

:akhir
echo.
echo Tekan sembarang tombol untuk menutup jendela ini.
pause >nul
exit /b %KK_KODE%
