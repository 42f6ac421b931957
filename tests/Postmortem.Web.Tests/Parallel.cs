// One more than there usually are processors: a test waits for its browser half of the time.
[assembly: Parallelize(Workers = 3, Scope = ExecutionScope.MethodLevel)]
