using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace Postmortem.Storage;

/// <summary>What is wrong with where the data is kept, as a sentence for whoever meets it: it is no mistake of theirs, nor of the program.</summary>
public static class StorageTrouble
{
    private const string
        Full = "The disk that holds the data is full. Nothing was stored; what you typed is still here. An administrator needs to make room.",
        Busy = "The data is held by another program for too long. Nothing was stored; what you typed is still here. Please try again in a minute.",
        ReadOnly = "The data can only be read at the moment. Nothing was stored; what you typed is still here. An administrator needs to look at the folder.";

    /// <summary>Null where it was something else that failed.</summary>
    public static Refusal? Of(Exception? failure)
    {
        for (var e = failure; e is not null; e = e.InnerException)
            if (Sentence(e) is { } sentence) return new Refusal(sentence, RefusalKind.Unavailable);
        return null;
    }

    private static string? Sentence(Exception e) => e switch
    {
        SqliteException sqlite => OfSqlite(sqlite.SqliteErrorCode),
        SqlException server => OfSqlServer(server.Number),
        // What the system says of a full disk and of a share that is used up: Unix, then Windows.
        IOException { HResult: 28 or 122 or unchecked((int)0x80070070) or unchecked((int)0x80070027) } => Full,
        _ => null,
    };

    private static string? OfSqlite(int code) => code switch
    {
        13 => Full,
        5 or 6 => Busy,
        8 => ReadOnly,
        10 or 14 =>
            "The folder with the data cannot be reached. Nothing was stored; what you typed is still here. An administrator needs to look at the disk.",
        11 or 26 =>
            "The file with the data is damaged. Nothing was stored; what you typed is still here. An administrator needs to take it from the last backup.",
        _ => null,
    };

    /// <summary>Numbers of SQL Server itself, of its driver (negative) and of the network between.</summary>
    internal static string? OfSqlServer(int number) => number switch
    {
        1101 or 1105 or 9002 => Full,
        1222 or 1205 or -2 => Busy,
        3906 => ReadOnly,
        -1 or 2 or 40 or 53 or 64 or 121 or 233 or 258 or 4060 or 10053 or 10054 or 10060 or 10061 or 11001 or 17142 or 18456 or 40613 =>
            "The database cannot be reached. Nothing was stored; what you typed is still here. Please try again in a minute; "
                + "if it stays so, an administrator needs to look at its server.",
        _ => null,
    };
}
