String log = new File(basedir, 'build.log').getText('UTF-8')
for (expected in [
    /Dependency convergence error for com\.google\.errorprone:error_prone_annotations/,
]) {
    assert log =~ expected : "build.log lacks ${expected}"
}
