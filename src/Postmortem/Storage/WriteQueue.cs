namespace Postmortem.Storage;

/// <summary>
/// One writer at a time in this process. SQLite has one write lock for the file; writers that race for it starve one another
/// (eight of them took 4.5 s to do what a queue does in milliseconds), so they stand in line here instead.
/// </summary>
public sealed class WriteQueue(StorageOptions options, TimeProvider clock) : IDisposable
{
    /// <summary>
    /// How long somebody waits for their turn, and then for the file, which another program may hold. Whoever stands behind somebody who waits is not told
    /// so one after the other: the tenth of them would hear of it after minutes.
    /// </summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _turn = new(options.IsSqlServer ? 1024 : 1);

    /// <returns>To be disposed of when it is done; null where the turn did not come for <see cref="Patience"/>.</returns>
    public async Task<IDisposable?> EnterAsync(CancellationToken ct)
    {
        if (_turn.Wait(0, ct)) return new Leave(_turn);
        using var late = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, ct);
        try
        {
            await _turn.WaitAsync(either.Token);
            return new Leave(_turn);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => _turn.Dispose();

    private sealed class Leave(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
