using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Postmortem.Reviews.Perspectives;

/// <summary>
/// Encrypts what is sealed before it reaches the database, with the key ring that the cookies use (the folder "keys" beside the
/// database): a copy of the database alone opens no seal, and no old page of its file ever held the words.
/// </summary>
public sealed class Seal(IDataProtectionProvider protection)
{
    private readonly IDataProtector _accounts = protection.CreateProtector("Postmortem.Perspectives.1");
    private readonly IDataProtector _notes = protection.CreateProtector("Postmortem.CheckIns.1");
    private readonly IDataProtector _answers = protection.CreateProtector("Postmortem.SessionAnswers.1");

    internal string Close(IReadOnlyDictionary<string, string> answers) => _accounts.Protect(PerspectiveAnswers.Write(answers));

    /// <summary>Null where its key is not in the key ring.</summary>
    internal IReadOnlyDictionary<string, string>? Open(string content) =>
        content.Length == 0 ? PerspectiveAnswers.None : Unprotect(_accounts, content) is { } json ? PerspectiveAnswers.Read(json) : null;

    internal string CloseNote(string text) => text.Length == 0 ? "" : _notes.Protect(text);

    /// <inheritdoc cref="Open"/>
    internal string? OpenNote(string content) => content.Length == 0 ? "" : Unprotect(_notes, content);

    /// <summary>What somebody writes alone in a session.</summary>
    internal string CloseAnswer(string text) => text.Length == 0 ? "" : _answers.Protect(text);

    /// <inheritdoc cref="Open"/>
    internal string? OpenAnswer(string content) => content.Length == 0 ? "" : Unprotect(_answers, content);

    internal static readonly Refusal Lost = new(
        "What was written here earlier cannot be opened: its key is not in the folder of keys. Nothing was overwritten; an administrator can put the key back.");

    private static string? Unprotect(IDataProtector protector, string content)
    {
        try
        {
            return protector.Unprotect(content);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
