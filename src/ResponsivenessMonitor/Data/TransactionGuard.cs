using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ResponsivenessMonitor.Data;

/// <summary>
/// Keeps work that belongs to a transaction from going on without it. Where a connection breaks inside a transaction – the server ends one that stood
/// still for too long –, Entity Framework opens another one for the next statement, and that statement, and all after it, would be kept by themselves:
/// a process that was frozen and had lost its lease meanwhile would write over what others have read since.
/// </summary>
/// <remarks>Of PostgreSQL alone: a file does not break.</remarks>
internal sealed class TransactionGuard : DbTransactionInterceptor, IDbConnectionInterceptor
{
    /// <summary>
    /// The contexts that are in a transaction, and which use of them: they are pooled. One that lost it stays here for that use, for it is good for nothing
    /// any more.
    /// </summary>
    private readonly ConditionalWeakTable<DbContext, Lease> within = [];

    /// <summary>The only one: it knows contexts apart.</summary>
    internal static TransactionGuard Instance { get; } = new();

    /// <inheritdoc/>
    public override DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        Begin(eventData.Context);
        return result;
    }

    /// <inheritdoc/>
    public override ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection,
        TransactionEndEventData eventData,
        DbTransaction result,
        CancellationToken cancellationToken = default
    )
    {
        Begin(eventData.Context);
        return ValueTask.FromResult(result);
    }

    /// <inheritdoc/>
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => End(eventData.Context);

    /// <inheritdoc/>
    public override Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        End(eventData.Context);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) => End(eventData.Context);

    /// <inheritdoc/>
    public override Task TransactionRolledBackAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        End(eventData.Context);
        return Task.CompletedTask;
    }

    /// <summary>A connection that is closed in due course takes a transaction that nobody committed with it; one that broke is not closed.</summary>
    public InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        End(eventData.Context);
        return result;
    }

    /// <inheritdoc cref="ConnectionClosing"/>
    public ValueTask<InterceptionResult> ConnectionClosingAsync(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result
    )
    {
        End(eventData.Context);
        return ValueTask.FromResult(result);
    }

    /// <summary>Refuses another connection in the place of the one whose transaction was lost.</summary>
    /// <exception cref="TransactionLostException">The context was in a transaction.</exception>
    public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        Refuse(eventData.Context);
        return result;
    }

    /// <inheritdoc cref="ConnectionOpening"/>
    public ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    )
    {
        Refuse(eventData.Context);
        return ValueTask.FromResult(result);
    }

    private void Begin(DbContext? context)
    {
        if (context is not null)
        {
            within.AddOrUpdate(context, new Lease(context.ContextId));
        }
    }

    private void End(DbContext? context)
    {
        if (context is not null)
        {
            _ = within.Remove(context);
        }
    }

    private void Refuse(DbContext? context)
    {
        if (context is not null && within.TryGetValue(context, out Lease? begun) && begun.Id == context.ContextId)
        {
            throw new TransactionLostException();
        }
    }

    private sealed record Lease(DbContextId Id);
}

/// <summary>The connection broke inside a transaction, and with it went what had been written so far: all of it is to be done again, with another context.</summary>
internal sealed class TransactionLostException()
    : DbException("The connection to the database broke inside a transaction, which is undone.");
