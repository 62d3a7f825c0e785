String log = new File(basedir, 'build.log').getText('UTF-8')
for (expected in [
    /Raw\.java.*\[rawtypes\]/,
    /warnings found and -Werror specified/,
]) {
    assert log =~ expected : "build.log lacks ${expected}"
}
