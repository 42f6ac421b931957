namespace Postmortem.Storage;

/// <summary>
/// One writer at a time in this process. SQLite has one write lock for the file; writers that race for it starve one another
/// (eight of them took 4.5 s to do what a queue does in milliseconds), so they stand in line here instead.
/// </summary>
public sealed class WriteQueue(StorageOptions options) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(options.IsSqlServer ? 1024 : 1);

    public async Task<IDisposable> EnterAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        return new Leave(_turn);
    }

    public void Dispose() => _turn.Dispose();

    private sealed class Leave(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
