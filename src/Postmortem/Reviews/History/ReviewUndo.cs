using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Postmortem.Actions;
using Postmortem.Reviews.Comments;
using Postmortem.Reviews.Evidence;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Fix;
using Postmortem.Reviews.Timeline;
using Postmortem.Storage;

namespace Postmortem.Reviews.History;

/// <summary>
/// Takes one change back, from what the log says of it. Nothing is erased: the rows get their earlier values as a change of its own,
/// and taking that back does the first change again.
/// </summary>
internal static class ReviewUndo
{
    private static readonly string[] Verbs = [.. Verb.All.Values.OfType<ReviewVerb>().Where(v => v.CanBeUndone).Select(v => v.Name)];

    /// <summary>The rows of the log that are the newest thing this person did in the review that can be taken back, oldest first.</summary>
    public static async Task<List<Change>> LastOfAsync(Work work, Guid reviewId)
    {
        var me = (Guid?)work.Me.Id;
        var mine = work.Db.Changes.AsNoTracking().Where(c => c.ReviewId == reviewId && c.PersonId == me && Verbs.Contains(c.Verb));
        if (await mine.OrderByDescending(c => c.Sequence).FirstOrDefaultAsync(work.Ct) is not { } last) return [];
        // One verb writes its rows one after the other, at one instant.
        var rows = await mine.Where(c => c.Verb == last.Verb && c.At == last.At).OrderBy(c => c.Sequence).ToListAsync(work.Ct);
        while (rows.Count > 1 && rows[^1].Sequence - rows[0].Sequence >= rows.Count) rows.RemoveAt(0);
        return rows;
    }

    /// <returns>Why it cannot be taken back; null where it was.</returns>
    public static async Task<Refusal?> ApplyAsync(Work work, Review review, IReadOnlyList<Change> rows)
    {
        var tracked = work.Db.ChangeTracker.Entries().ToLookup(e => (e.Metadata.ClrType.Name, Key(e)));
        foreach (var row in rows.Reverse())
        {
            if (row.EntityType is nameof(Signature) or nameof(CommentAddressee)) continue; // a signature that fell stays fallen, and what was read stays read
            if (row is { EntityType: nameof(CommentThread), Before: null }) continue; // without its comment it is none
            var problem = (row.Before, row.After) switch
            {
                (null, { } after) => Remove(work, tracked[(row.EntityType, row.EntityId)], after),
                ({ } before, null) => PutBack(work, row.EntityType, row.EntityId, before),
                ({ } before, { } after) => Revert(tracked[(row.EntityType, row.EntityId)].FirstOrDefault(), before, after),
                _ => null,
            };
            if (problem is not null) return await ChangedSinceAsync(work, row);
        }
        return rows.All(r => r.EntityType is nameof(CommentThread) or nameof(Comment) or nameof(CommentAddressee)) ? review.CommentsTakenBack()
            : review.TakenBack();
    }

    private static Guid? Key(EntityEntry entry) =>
        entry.Metadata.FindPrimaryKey()?.Properties is [var first, ..] && entry.Property(first.Name).CurrentValue is Guid id ? id : null;

    /// <summary>What was added goes: a tie is cut, anything else is taken off and stays in the log.</summary>
    private static string? Remove(Work work, IEnumerable<EntityEntry> candidates, string after)
    {
        var values = Read(after);
        var entry = candidates.FirstOrDefault(e => e.Metadata.FindPrimaryKey()!.Properties.Skip(1)
            .All(p => Is(e.Property(p.Name), values.GetValueOrDefault(p.Name))));
        if (entry is null) return "it is gone";
        if (values.Any(v => entry.Metadata.FindProperty(v.Key) is { } known && !known.IsPrimaryKey() && !Is(entry.Property(v.Key), v.Value)))
            return "it was changed";
        switch (entry.Entity)
        {
            case FactorEvidence or FactorAccount or FactorAttachment or ActionFactor: work.Db.Remove(entry.Entity); return null;
            case Attachment added: added.RemovedAt = work.Now; return null;
            case TimelineEntry added: added.RemovedAt = work.Now; return null;
            case ContributingFactor added: added.RemovedAt = work.Now; return null;
            case Mitigator added: added.RemovedAt = work.Now; return null;
            case Comment added: added.TakenBackAt = work.Now; return null;
            case Recognition added: added.RemovedAt = work.Now; return null;
            case CorrectiveAction added: return added.Move(ActionState.Dropped, "Taken back by the person who planned it.", work.Me, work.Now)?.Sentence;
            default: return "it is not of the kind that can be taken back";
        }
    }

    /// <summary>A tie that was cut.</summary>
    private static string? PutBack(Work work, string type, Guid holder, string before)
    {
        var values = Read(before);
        if (type == nameof(FactorEvidence) && values.TryGetValue(nameof(FactorEvidence.TimelineEntryId), out var entry))
            work.Db.Add(new FactorEvidence(holder, entry.GetGuid()));
        else if (type == nameof(FactorAccount) && values.TryGetValue(nameof(FactorAccount.AccountId), out var account))
            work.Db.Add(new FactorAccount(holder, account.GetGuid()));
        else if (type == nameof(FactorAttachment) && values.TryGetValue(nameof(FactorAttachment.AttachmentId), out var file))
            work.Db.Add(new FactorAttachment(holder, file.GetGuid()));
        else if (type == nameof(ActionFactor) && values.TryGetValue(nameof(ActionFactor.FactorId), out var factor))
            work.Db.Add(new ActionFactor(holder, factor.GetGuid()));
        else return "it is not of the kind that can be taken back";
        return null;
    }

    private static string? Revert(EntityEntry? entry, string before, string after)
    {
        if (entry is null) return "it is gone";
        var (was, became) = (Read(before), Read(after));
        foreach (var (name, value) in was)
        {
            if (entry.Metadata.FindProperty(name) is null) return "it is no longer known";
            var property = entry.Property(name);
            if (Is(property, became[name])) property.CurrentValue = Value(property, value);
            // Someone wrote on in the same text: their words stay, mine go, unless both are in the same words.
            else if (property.CurrentValue is string now && became[name].GetString() is { } mine && value.GetString() is { } old
                && TextMerge.Merge(mine, old, now) is { } merged) property.CurrentValue = merged;
            else return "it was changed";
        }
        if (entry.Entity is CorrectiveAction) entry.Property(nameof(CorrectiveAction.Version)).CurrentValue = ((CorrectiveAction)entry.Entity).Version + 1;
        return null;
    }

    private static async Task<Refusal> ChangedSinceAsync(Work work, Change row)
    {
        var who = await work.Db.Changes.Where(c => c.EntityId == row.EntityId && c.Sequence > row.Sequence && c.PersonId != work.Me.Id)
            .OrderByDescending(c => c.Sequence)
            .Select(c => work.Db.People.Where(p => p.Id == c.PersonId).Select(p => p.Name).FirstOrDefault()).FirstOrDefaultAsync(work.Ct);
        return new Refusal($"This cannot be undone any more: {who ?? "someone"} has changed the same thing since. "
            + "Look at what it says now, and change it where it stands.", RefusalKind.Conflict);
    }

    private static Dictionary<string, JsonElement> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;

    private static bool Is(PropertyEntry property, JsonElement value) =>
        value.ValueKind != JsonValueKind.Undefined
            && JsonElement.DeepEquals(value, JsonSerializer.SerializeToElement(ChangeLog.Shown(property.EntityEntry, property, property.CurrentValue)));

    private static object? Value(PropertyEntry property, JsonElement value)
    {
        var type = Nullable.GetUnderlyingType(property.Metadata.ClrType) ?? property.Metadata.ClrType;
        return value.ValueKind == JsonValueKind.Null ? null
            : type.IsEnum ? Enum.Parse(type, value.GetString()!)
            : value.Deserialize(type);
    }
}
