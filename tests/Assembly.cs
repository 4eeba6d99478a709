// Linked into every test project. Tests share nothing, so all of them may run at once, each on an instance of its own.
[assembly: Parallelizable(ParallelScope.All)]
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
