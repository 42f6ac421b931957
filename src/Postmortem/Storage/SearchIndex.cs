using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Postmortem.Storage;

/// <summary>Keeps the row of everything that can be found in step with every save.</summary>
internal static class SearchIndex
{
    public static async Task UpdateAsync(PostmortemDb db, CancellationToken ct)
    {
        var texts = db.ChangeTracker.Entries<ISearchable>()
            .Where(e => e.State == EntityState.Added || (e.State == EntityState.Modified && !SaysTheSame(e)))
            .Select(e => e.Entity.ToSearch()).OfType<SearchText>().ToList();
        if (texts.Count == 0) return;
        var ids = texts.Select(t => t.EntityId).ToList();
        var known = await db.SearchEntries.Where(e => ids.Contains(e.EntityId)).ToDictionaryAsync(e => e.EntityId, ct);
        foreach (var text in texts)
        {
            known.TryGetValue(text.EntityId, out var entry);
            if (text.Removed && entry is not null) db.Remove(entry);
            else if (entry is not null) entry.Take(text);
            else if (!text.Removed) db.Add(new SearchEntry(text));
        }
    }

    /// <summary>
    /// What was altered is not what it is found by: a factor that is moved keeps its words. A review is found by the words of its parts, too.
    /// </summary>
    private static bool SaysTheSame(EntityEntry<ISearchable> entry) =>
        entry.Entity is not IChangeRoot && ((ISearchable)entry.OriginalValues.ToObject()).ToSearch() == entry.Entity.ToSearch();
}
