using System.Text;
using Microsoft.AspNetCore.Http;

namespace ResponsivenessMonitor.Tests.Platforms.Conformance;

/// <summary>The troubles of a server, put between it and whoever calls.</summary>
internal sealed class StageTrouble : IDisposable
{
    private const string Page =
        "<!DOCTYPE html><html><head><title>Sorry</title></head><body><h1>We will be back soon, ada</h1></body></html>";

    private Trouble? trouble;
    private int callsBefore;
    private CancellationTokenSource over = new();

    /// <summary>Changes bodies on their way; null while nothing is changed.</summary>
    internal Func<byte[], byte[]>? Change { get; set; }

    internal void Begin(Trouble kind, int afterCalls)
    {
        (trouble, callsBefore) = (kind, afterCalls);
        over.Dispose();
        over = new CancellationTokenSource();
    }

    internal void End()
    {
        trouble = null;
        over.Cancel();
    }

    public void Dispose() => over.Dispose();

    internal async Task ServeAsync(HttpContext context, RequestDelegate answer)
    {
        Trouble? now = trouble is { } kind && Interlocked.Decrement(ref callsBefore) < 0 ? kind : null;
        switch (now)
        {
            case null when Change is null:
                await answer(context);
                break;
            case null:
                await SendAsync(context, 0, "application/json", Change(await BodyAsync(context, answer)));
                break;
            case Trouble.ServerError:
                await SendAsync(context, 500, "application/json", """{"error":"InternalServerError","message":"Sorry, ada"}"""u8.ToArray());
                break;
            case Trouble.GatewayPage:
                await SendAsync(context, 502, "text/html", Encoding.UTF8.GetBytes(Page));
                break;
            case Trouble.Unavailable:
                context.Response.StatusCode = 503;
                break;
            case Trouble.PageInstead:
                await SendAsync(context, 200, "text/html", Encoding.UTF8.GetBytes(Page));
                break;
            case Trouble.Empty:
                await SendAsync(context, 200, "application/json", []);
                break;
            case Trouble.HalfTheJson:
                byte[] whole = await BodyAsync(context, answer);
                await SendAsync(context, 200, "application/json", whole.Length > 1 ? whole[..(whole.Length / 2)] : "{"u8.ToArray());
                break;
            case Trouble.BrokenOff:
                context.Response.ContentType = "application/json";
                context.Response.ContentLength = 100_000;
                await context.Response.Body.WriteAsync("""{"notifications":["""u8.ToArray());
                await context.Response.Body.FlushAsync();
                context.Abort();
                break;
            case Trouble.TooLong:
                await SendAsync(context, 200, "application/json", Encoding.UTF8.GetBytes($"[{new string(' ', 10_000_000)}]"));
                break;
            case Trouble.OtherJson:
                await SendAsync(context, 200, "application/json", """[[["ada"],7,{"x":{"y":[null,true]}}]]"""u8.ToArray());
                break;
            case Trouble.NullJson:
                await SendAsync(context, 200, "application/json", "null"u8.ToArray());
                break;
            case Trouble.Redirect:
                context.Response.Redirect("http://127.0.0.1:9/elsewhere", permanent: true);
                break;
            case Trouble.HangsUp:
                context.Abort();
                break;
            case Trouble.Silence:
                await UntilOverAsync(context, _ => Task.Delay(Timeout.Infinite, over.Token));
                break;
            case Trouble.Drip:
                context.Response.ContentType = "application/json";
                await UntilOverAsync(context, token => DripAsync(context, token));
                break;
            default:
                throw new InvalidOperationException($"{now} is no trouble.");
        }
    }

    private static async Task DripAsync(HttpContext context, CancellationToken cancellationToken)
    {
        while (true)
        {
            await context.Response.Body.WriteAsync("["u8.ToArray(), cancellationToken);
            await context.Response.Body.FlushAsync(cancellationToken);
            await Task.Delay(100, cancellationToken);
        }
    }

    private async Task UntilOverAsync(HttpContext context, Func<CancellationToken, Task> work)
    {
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(over.Token, context.RequestAborted);
        try
        {
            await work(end.Token).WaitAsync(end.Token);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }

    private static async Task<byte[]> BodyAsync(HttpContext context, RequestDelegate answer)
    {
        Stream real = context.Response.Body;
        using MemoryStream kept = new();
        context.Response.Body = kept;
        await answer(context);
        context.Response.Body = real;
        context.Response.ContentLength = null;
        return kept.ToArray();
    }

    private static async Task SendAsync(HttpContext context, int status, string type, byte[] body)
    {
        context.Response.StatusCode = status == 0 ? context.Response.StatusCode : status;
        context.Response.ContentType = type;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
