using Microsoft.EntityFrameworkCore;

namespace Postmortem.Storage;

/// <summary>Keeps what people type before they send it, so that a closed page or a restart costs nothing.</summary>
public sealed class DraftService(Store store)
{
    private static readonly Verb Keep = new("draft.keep");

    /// <param name="key">Which field of which page, such as "review/118/factor"; at most 200 characters.</param>
    public Task<Refusal?> KeepAsync(Actor actor, string key, string text, CancellationToken ct = default) =>
        store.WriteAsync(actor, Keep, async work =>
        {
            if (key.Length is 0 or > 200) return Refusal.NotFound;
            if (Words.LimitText(text, "This text") is { } refusal) return refusal;
            await KeepAsync(work, key, text);
            return null;
        }, ct);

    /// <returns>One's own drafts whose key begins so, by key.</returns>
    public Task<Result<IReadOnlyDictionary<string, string>>> ReadAsync(Actor actor, string keyPrefix, CancellationToken ct = default) =>
        store.ReadAsync<IReadOnlyDictionary<string, string>>(actor, async work =>
            await work.Db.Drafts.Where(d => d.PersonId == work.Me.Id && d.Key.StartsWith(keyPrefix)).ToDictionaryAsync(d => d.Key, d => d.Text, work.Ct), ct);

    /// <summary>The text was sent or thrown away by its writer.</summary>
    public Task<Refusal?> DropAsync(Actor actor, string key, CancellationToken ct = default) => KeepAsync(actor, key, "", ct);

    internal static async Task KeepAsync(Work work, string key, string text)
    {
        var draft = await work.Db.Drafts.SingleOrDefaultAsync(d => d.PersonId == work.Me.Id && d.Key == key, work.Ct);
        if (text.Length == 0)
        {
            if (draft is not null) work.Db.Remove(draft);
            return;
        }
        if (draft is null) work.Db.Add(draft = new Draft(work.Me.Id, key));
        draft.Keep(text, work.Now);
    }
}
