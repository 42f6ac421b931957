using Microsoft.EntityFrameworkCore;

namespace Postmortem.Storage;

/// <summary>What holds some words, whoever may see it.</summary>
public static class SearchQuery
{
    /// <summary>The words that are looked for, as typed: at most eight.</summary>
    public static IReadOnlyList<string> WordsOf(string query) =>
        [.. new string([.. query.Take(200).Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8)];

    /// <param name="words">Each must begin some word of the text. At least one.</param>
    internal static IQueryable<Found> Of(PostmortemDb db, IReadOnlyList<string> words) => db.Database.IsSqlite() ? Ranked(db, words) : Plain(db, words);

    /// <summary>Those of this kind that hold the words, as rows of a register are narrowed.</summary>
    /// <param name="kind">As in <see cref="SearchText"/>.</param>
    internal static IQueryable<Guid> Of(PostmortemDb db, string kind, IReadOnlyList<string> words) =>
        Of(db, words).Where(f => f.Kind == kind).Select(f => f.EntityId);

    /// <summary>FTS5, best first. The words are quoted, so nothing a person types is an operator.</summary>
    private static IQueryable<Found> Ranked(PostmortemDb db, IReadOnlyList<string> words)
    {
        var match = string.Join(" ", words.Select(w => $"\"{w}\"*"));
        return db.Database.SqlQuery<Found>($"""
            SELECT e."Kind", e."EntityId", e."ReviewId", e."IncidentId", e."Title",
              snippet("SearchIndex", 1, '', '', '…', 24) AS "Excerpt", bm25("SearchIndex", 4.0, 1.0) AS "Rank"
            FROM "SearchIndex" JOIN "SearchEntries" e ON e."RowId" = "SearchIndex".rowid WHERE "SearchIndex" MATCH {match}
            """);
    }

    /// <summary>SQL Server: every word somewhere in the text; its collation does what FTS5's tokenizer does on SQLite.</summary>
    internal static IQueryable<Found> Plain(PostmortemDb db, IReadOnlyList<string> words)
    {
        IQueryable<SearchEntry> entries = db.SearchEntries;
        foreach (var word in words) entries = entries.Where(e => e.Title.Contains(word) || e.Body.Contains(word));
        return entries.Select(e => new Found
        {
            Kind = e.Kind,
            EntityId = e.EntityId,
            ReviewId = e.ReviewId,
            IncidentId = e.IncidentId,
            Title = e.Title,
            Excerpt = e.Body.Length > 200 ? e.Body.Substring(0, 200) : e.Body,
            Rank = -e.RowId,
        });
    }

    internal sealed class Found
    {
        public string Kind { get; set; } = "";
        public Guid EntityId { get; set; }
        public Guid? ReviewId { get; set; }
        public Guid? IncidentId { get; set; }
        public string Title { get; set; } = "";
        public string Excerpt { get; set; } = "";
        public double Rank { get; set; }
    }
}
