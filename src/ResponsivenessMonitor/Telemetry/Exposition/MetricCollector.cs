using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace ResponsivenessMonitor.Telemetry.Exposition;

/// <summary>Listens to the meters that leave, from its making on, and says what they have measured.</summary>
/// <remarks>
/// What an observable gauge does not say any more at a look is left out of it: that is what makes "not known" differ from the last figure, or from
/// none.
/// </remarks>
internal sealed class MetricCollector : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<Instrument, MetricStream> streams = new();
    private readonly Lock looking = new();

    /// <param name="meters">Whose meters are listened to, besides those that a library has for the whole process.</param>
    public MetricCollector(IMeterFactory meters)
    {
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (
                (instrument.Meter.Scope is null || ReferenceEquals(instrument.Meter.Scope, meters))
                && Outlets.LabelsOf(instrument) is { } labels
            )
            {
                MetricStream stream = streams[instrument] = new MetricStream(instrument, labels);
                own.EnableMeasurementEvents(instrument, stream);
            }
        };
        listener.MeasurementsCompleted = (instrument, _) => Forget(instrument);
        listener.SetMeasurementEventCallback<byte>((_, value, tags, state) => Take(state, value, tags));
        listener.SetMeasurementEventCallback<short>((_, value, tags, state) => Take(state, value, tags));
        listener.SetMeasurementEventCallback<int>((_, value, tags, state) => Take(state, value, tags));
        listener.SetMeasurementEventCallback<long>((_, value, tags, state) => Take(state, value, tags));
        listener.SetMeasurementEventCallback<float>((_, value, tags, state) => Take(state, value, tags));
        listener.SetMeasurementEventCallback<double>((_, value, tags, state) => Take(state, value, tags));
        listener.SetMeasurementEventCallback<decimal>((_, value, tags, state) => Take(state, (double)value, tags));
        listener.Start();
    }

    /// <summary>All series in Prometheus's text format.</summary>
    internal string Write()
    {
        lock (looking)
        {
            foreach (MetricStream stream in streams.Values)
            {
                stream.Forget();
            }

            try
            {
                listener.RecordObservableInstruments();
            }
            catch (AggregateException)
            {
                // An instrument of a library that fails says nothing; all others have been asked.
            }

            return ExpositionText.Of(streams.Values);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();

    private void Forget(Instrument instrument) => _ = streams.TryRemove(instrument, out _);

    private static void Take(object? state, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        (state as MetricStream)?.Take(value, tags);
}
