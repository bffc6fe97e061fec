using BenchmarkDotNet.Running;
using ResponsivenessMonitor.Benchmarks;

if (args is ["generate-export", ..])
{
    return ExportGenerator.Run(args[1..]);
}

_ = BenchmarkSwitcher.FromAssembly(typeof(OfficeCalendarBenchmarks).Assembly).Run(args);
return 0;
