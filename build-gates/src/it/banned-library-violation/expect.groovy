String log = new File(basedir, 'build.log').getText('UTF-8')
for (expected in [
    /BannedDependencies failed/,
    /junit:junit:jar:4\.13\.2 <--- banned/,
]) {
    assert log =~ expected : "build.log lacks ${expected}"
}
