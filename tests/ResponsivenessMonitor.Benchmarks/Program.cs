using BenchmarkDotNet.Running;
using ResponsivenessMonitor.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(OfficeCalendarBenchmarks).Assembly).Run(args);
