String log = new File(basedir, 'build.log').getText('UTF-8')
for (expected in [
    /LonelyIT\.java ran no test/,
]) {
    assert log =~ expected : "build.log lacks ${expected}"
}
