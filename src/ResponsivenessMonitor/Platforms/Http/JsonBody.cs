namespace ResponsivenessMonitor.Platforms.Http;

/// <summary>What became of reading a body.</summary>
internal abstract record JsonBody<T>
    where T : class
{
    private JsonBody() { }

    /// <summary>It has the shape.</summary>
    internal sealed record Good(T Value) : JsonBody<T>;

    /// <summary>It has not.</summary>
    /// <param name="Reason">Where it has not, for ops; without anything of its values.</param>
    internal sealed record Bad(string Reason) : JsonBody<T>;
}
