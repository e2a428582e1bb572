@echo off
rem Taruh (seret) satu atau beberapa buku kerja ke berkas ini: diperiksa, lalu salinan terisi ditulis di sampingnya.
rem Klik dua kali tanpa berkas: halaman kk terbuka di peramban. Satu folder: folder itu dipantau (masuk, keluar).
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
set "PYTHONUTF8=1"
set "KK_PERINTAH="
if exist "%~1\*" set "KK_PERINTAH=watch"
if "%~1"=="" set "KK_PERINTAH=web"

if exist "%~dp0kk.exe" goto sebelah
if exist "%~dp0..\..\.venv\Scripts\kk.exe" goto venv
where kk.exe >nul 2>nul
if not errorlevel 1 goto jalur
echo Program kk belum terpasang. Bacalah README.md di folder ini, lalu ulangi.
goto akhir

:sebelah
"%~dp0kk.exe" %KK_PERINTAH% %* %KK_TAMBAHAN%
goto akhir

:venv
"%~dp0..\..\.venv\Scripts\kk.exe" %KK_PERINTAH% %* %KK_TAMBAHAN%
goto akhir

:jalur
kk.exe %KK_PERINTAH% %* %KK_TAMBAHAN%

:akhir
set "KK_KODE=%errorlevel%"
echo.
echo Tekan sembarang tombol untuk menutup jendela ini.
pause >nul
exit /b %KK_KODE%
