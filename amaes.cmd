@echo off
rem AMAES Workbench from a clone: builds what is missing, then runs the engine's command line, or the window
rem (amaes app [FILE]; amaes screenshots --out DIR; amaes picture and amaes sweep draw a scan; amaes report saves versions,
rem settings and logs without patient data).
setlocal enabledelayedexpansion
set "HERE=%~dp0"
set "MODULE=engine\runner"
set "MAIN=org.amaes.runner.cli.Amaes"
set "ARGS=%*"
if /i "%~1"=="bench" (
  set "MODULE=engine\bench"
  set "MAIN=org.amaes.bench.Bench"
  for /f "tokens=1,* delims= " %%a in ("%*") do set "ARGS=%%b"
)
if /i "%~1"=="app" call :window org.amaes.app.Main %*
if /i "%~1"=="window" call :window org.amaes.app.Main %*
if /i "%~1"=="screenshots" (
  call :window org.amaes.app.Screenshots %*
  set "OPTIONS=-Dglass.platform=Headless -Dprism.order=sw"
)
if /i "%~1"=="report" call :window org.amaes.app.Report %*
if /i "%~1"=="picture" call :pictures
if /i "%~1"=="sweep" call :pictures
rem the second engine has a class path of its own
echo(%* | findstr /r /c:"--engine[ =]dl4j" >nul && set "MODULE=engine\dl4j"
set "CLASSPATH_FILE=%HERE%%MODULE%\target\amaes.classpath"

set "JAVA_EXE="
for /d %%d in ("%JAVA_HOME%" "%ProgramFiles%\Eclipse Adoptium\jdk-*" "%ProgramFiles%\Java\jdk-*" "%ProgramFiles%\Microsoft\jdk-*") do (
  if not defined JAVA_EXE if exist "%%~d\release" (
    for /f tokens^=2^ delims^=.^" %%v in ('findstr /b "JAVA_VERSION=" "%%~d\release"') do (
      if %%v GEQ 25 set "JAVA_EXE=%%~d\bin\java.exe"
    )
  )
)
if not defined JAVA_EXE (
  echo AMAES Workbench needs Java 25 or newer. Install a JDK 25 ^(for example Eclipse Temurin 25^) and try again. 1>&2
  exit /b 2
)
if not exist "%CLASSPATH_FILE%" (
  echo Building AMAES Workbench ^(the first time downloads its libraries^) ... 1>&2
  pushd "%HERE%"
  call mvn -q -B -DskipTests -pl "%MODULE:\=/%" -am package || (popd & exit /b 2)
  popd
)
set /p CLASSPATH=<"%CLASSPATH_FILE%"
if "%MODULE%"=="app" set OPTIONS=!OPTIONS! "-Damaes.engine.classpath.file=%HERE%engine\runner\target\amaes.classpath"
"%JAVA_EXE%" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %OPTIONS% %AMAES_JAVA_OPTIONS% %MAIN% %ARGS%
exit /b %ERRORLEVEL%

:pictures
rem The first word stays: it says which of both is drawn.
set "MODULE=app"
set "MAIN=org.amaes.app.Pictures"
exit /b 0

:window
set "MODULE=app"
set "MAIN=%1"
for /f "tokens=2,* delims= " %%a in ("%*") do set "ARGS=%%b"
exit /b 0
