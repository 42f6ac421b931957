using System.Text.Json;
using Postmortem.Storage;

namespace Postmortem.Web.Components.Reviews;

/// <summary>
/// What stands in a form and was not sent yet. It is stored within two seconds of the first key, survives a restart, and is
/// offered back to its writer.
/// </summary>
public sealed class FormDraft : IAsyncDisposable
{
    /// <summary>From the first key to the store; a next key does not begin it anew, so it never takes longer.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly DraftService drafts;
    private readonly Actor actor;
    private readonly string key;
    private readonly ITimer timer;
    private readonly SemaphoreSlim oneAtATime = new(1);
    private string? waiting;
    private bool isStored;
    private int armed;

    /// <param name="key">Which form of which page, such as "review/118/factor".</param>
    public FormDraft(DraftService drafts, Actor actor, string key, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        (this.drafts, this.actor, this.key) = (drafts, actor, key);
        timer = time.CreateTimer(_ => _ = StoreAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <returns>What was kept; null where nothing was, or where the form has changed its shape since.</returns>
    public async Task<T?> FindAsync<T>() where T : class
    {
        var read = await drafts.ReadAsync(actor, key);
        if (!read.Ok || !read.Value.TryGetValue(key, out var text)) return null;
        isStored = true;
        try
        {
            return JsonSerializer.Deserialize<T>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Keep<T>(T form)
    {
        waiting = JsonSerializer.Serialize(form);
        if (Interlocked.Exchange(ref armed, 1) == 0) timer.Change(Pause, Timeout.InfiniteTimeSpan);
    }

    /// <summary>It was sent, or thrown away by its writer.</summary>
    public async Task DropAsync()
    {
        await oneAtATime.WaitAsync();
        try
        {
            waiting = null;
            if (isStored) await drafts.DropAsync(actor, key);
            isStored = false;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await timer.DisposeAsync();
        await StoreAsync();
        oneAtATime.Dispose();
    }

    private async Task StoreAsync()
    {
        Interlocked.Exchange(ref armed, 0);
        await oneAtATime.WaitAsync();
        try
        {
            if (waiting is not { } text) return;
            isStored = true;
            // Let go of only once it is stored: what fails stays, and goes along with the next key.
            if (await drafts.KeepAsync(actor, key, text) is null) Interlocked.CompareExchange(ref waiting, null, text);
        }
        finally
        {
            oneAtATime.Release();
        }
    }
}
