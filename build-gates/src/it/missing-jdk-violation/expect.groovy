String log = new File(basedir, 'build.log').getText('UTF-8')
for (expected in [
    /Conduit Media needs a JDK 25 or newer: install one, or set JAVA25_HOME to its folder/,
]) {
    assert log =~ expected : "build.log lacks ${expected}"
}
