using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace Postmortem.Storage;

/// <summary>What is wrong with where the data is kept, as a sentence for whoever meets it: it is no mistake of theirs, nor of the program.</summary>
public static class StorageTrouble
{
    /// <summary>Null where it was something else that failed.</summary>
    public static Refusal? Of(Exception? failure)
    {
        for (var e = failure; e is not null; e = e.InnerException)
            if (Sentence(e) is { } sentence) return new Refusal(sentence, RefusalKind.Unavailable);
        return null;
    }

    private static string? Sentence(Exception e) => e switch
    {
        SqliteException { SqliteErrorCode: 13 } or SqlException { Number: 1101 or 1105 or 9002 } =>
            "The disk that holds the data is full. Nothing was stored; what you typed is still here. An administrator needs to make room.",
        SqliteException { SqliteErrorCode: 5 or 6 } or SqlException { Number: 1222 or -2 } =>
            "The data is held by another program for too long. Nothing was stored; what you typed is still here. Please try again in a minute.",
        SqliteException { SqliteErrorCode: 8 } or SqlException { Number: 3906 } =>
            "The data can only be read at the moment. Nothing was stored; what you typed is still here. An administrator needs to look at the folder.",
        SqliteException { SqliteErrorCode: 10 or 14 } =>
            "The folder with the data cannot be reached. Nothing was stored; what you typed is still here. An administrator needs to look at the disk.",
        SqliteException { SqliteErrorCode: 11 or 26 } =>
            "The file with the data is damaged. Nothing was stored; what you typed is still here. An administrator needs to take it from the last backup.",
        _ => null,
    };
}
