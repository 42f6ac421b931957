using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace Postmortem.Storage;

/// <summary>What is wrong with where the data is kept, as a sentence for whoever meets it: it is no mistake of theirs, nor of the program.</summary>
public static class StorageTrouble
{
    /// <summary>What whoever sees the form that they filled in is told, and nobody else.</summary>
    private const string NothingLost = " Nothing was stored; what you typed is still here. ";

    private const string
        Full = "The disk that holds the data is full.",
        Room = "An administrator needs to make room.",
        Busy = "The data is held by another program for too long.",
        Again = "Please try again in a minute.",
        ReadOnly = "The data can only be read at the moment.",
        Folder = "An administrator needs to look at the folder.";

    /// <summary>What a verb answers that waited too long for its turn to store anything.</summary>
    public static readonly Refusal Held = Refused((Busy, Again));

    /// <summary>What a verb answers that could not store what it was given. Null where it was something else that failed.</summary>
    public static Refusal? Of(Exception? failure) => Found(failure) is { } found ? Refused(found) : null;

    /// <summary>The same for whoever asked to read, and gave us nothing that could be lost.</summary>
    public static string? SentenceOf(Exception? failure) => Found(failure) is var (what, whatToDo) ? $"{what} {whatToDo}" : null;

    /// <summary>The same for a terminal, which has no form: what a verb answered, of whatever kind.</summary>
    public static string InTerminal(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return refusal.Sentence.Replace(NothingLost, " ", StringComparison.Ordinal);
    }

    private static Refusal Refused((string What, string WhatToDo) trouble) =>
        new($"{trouble.What}{NothingLost}{trouble.WhatToDo}", RefusalKind.Unavailable);

    private static (string What, string WhatToDo)? Found(Exception? failure)
    {
        for (var e = failure; e is not null and not FileNotWrittenException; e = e.InnerException)
            if (One(e) is { } found) return found;
        return null;
    }

    private static (string What, string WhatToDo)? One(Exception e) => e switch
    {
        SqliteException sqlite => OfSqlite(sqlite.SqliteErrorCode),
        SqlException server => OfSqlServer(server.Number),
        _ => IsFull(e) ? (Full, Room) : null,
    };

    /// <summary>What the system says of a full disk and of a share that is used up: Unix, then Windows.</summary>
    internal static bool IsFull(Exception e) => e is IOException { HResult: 28 or 122 or unchecked((int)0x80070070) or unchecked((int)0x80070027) };

    private static (string What, string WhatToDo)? OfSqlite(int code) => code switch
    {
        13 => (Full, Room),
        5 or 6 => (Busy, Again),
        8 => (ReadOnly, Folder),
        10 or 14 => ("The folder with the data cannot be reached.", "An administrator needs to look at the disk."),
        11 or 26 => ("The file with the data is damaged.", "An administrator needs to take it from the last backup."),
        _ => null,
    };

    /// <summary>Numbers of SQL Server itself, of its driver (negative) and of the network between.</summary>
    internal static (string What, string WhatToDo)? OfSqlServer(int number) => number switch
    {
        1101 or 1105 or 9002 => (Full, Room),
        1222 or 1205 or -2 => (Busy, Again),
        3906 => (ReadOnly, Folder),
        -1 or 2 or 40 or 53 or 64 or 121 or 233 or 258 or 4060 or 10053 or 10054 or 10060 or 10061 or 11001 or 17142 or 18456 or 40613 =>
            ("The database cannot be reached.", "Please try again in a minute; if it stays so, an administrator needs to look at its server."),
        _ => null,
    };
}
