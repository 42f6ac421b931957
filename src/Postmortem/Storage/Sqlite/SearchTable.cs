namespace Postmortem.Storage.Sqlite;

/// <summary>
/// The FTS5 table beside SearchEntries and the triggers that keep it. It holds no text of its own (external content), so there is
/// one copy to keep true. Diacritics are folded: "résumé" is found by "resume".
/// </summary>
internal static class SearchTable
{
    private const string Options = "content='SearchEntries', content_rowid='RowId', tokenize='unicode61 remove_diacritics 2'";

    public const string Create = $"""
        CREATE VIRTUAL TABLE "SearchIndex" USING fts5("Title", "Body", {Options});
        CREATE TRIGGER "SearchEntries_Added" AFTER INSERT ON "SearchEntries" BEGIN
          INSERT INTO "SearchIndex"(rowid, "Title", "Body") VALUES (new."RowId", new."Title", new."Body");
        END;
        CREATE TRIGGER "SearchEntries_Removed" AFTER DELETE ON "SearchEntries" BEGIN
          INSERT INTO "SearchIndex"("SearchIndex", rowid, "Title", "Body") VALUES ('delete', old."RowId", old."Title", old."Body");
        END;
        CREATE TRIGGER "SearchEntries_Changed" AFTER UPDATE ON "SearchEntries" BEGIN
          INSERT INTO "SearchIndex"("SearchIndex", rowid, "Title", "Body") VALUES ('delete', old."RowId", old."Title", old."Body");
          INSERT INTO "SearchIndex"(rowid, "Title", "Body") VALUES (new."RowId", new."Title", new."Body");
        END;
        """;

    public const string Drop = "DROP TABLE \"SearchIndex\";";
}
