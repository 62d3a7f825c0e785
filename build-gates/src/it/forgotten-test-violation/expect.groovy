String log = new File(basedir, 'build.log').getText('UTF-8')
for (expected in [
    /LonelyIT\.java ran no test/,
    /WARNING. Not run here, they need a Docker engine: DockedIT\. /,
]) {
    assert log =~ expected : "build.log lacks ${expected}"
}
assert !(log =~ /DockedIT\.java ran no test/) : "a test for other engines is taken for a forgotten one"
