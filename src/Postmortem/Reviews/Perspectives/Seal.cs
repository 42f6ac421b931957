using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Postmortem.Reviews.Perspectives;

/// <summary>
/// Encrypts what is sealed before it reaches the database, with the key ring that the cookies use (the folder "keys" beside the
/// database): a copy of the database alone opens no seal, and no old page of its file ever held the words.
/// </summary>
public sealed class Seal(IDataProtectionProvider protection)
{
    /// <summary>Bytes: most accounts under a name fit the one, and all confidential ones of most reviews the other.</summary>
    private const int SmallestText = 4 * 1024, SmallestBox = 32 * 1024;

    /// <summary>No text holds it: <see cref="Words.Sound"/> takes it out.</summary>
    private const char Filling = '\0';

    private readonly IDataProtector _boxes = protection.CreateProtector("Postmortem.ConfidentialBoxes.1");
    private readonly IDataProtector _accounts = protection.CreateProtector("Postmortem.Perspectives.1");
    private readonly IDataProtector _notes = protection.CreateProtector("Postmortem.CheckIns.1");
    private readonly IDataProtector _answers = protection.CreateProtector("Postmortem.SessionAnswers.1");

    internal string Close(IReadOnlyDictionary<string, string> answers) => _accounts.Protect(Padded(PerspectiveAnswers.Write(answers), ' '));

    /// <summary>Null where its key is not in the key ring.</summary>
    internal IReadOnlyDictionary<string, string>? Open(string content) =>
        content.Length == 0 ? PerspectiveAnswers.None : Unprotect(_accounts, content) is { } json ? PerspectiveAnswers.Read(json) : null;

    internal string CloseNote(string text) => text.Length == 0 ? "" : _notes.Protect(Padded(text, Filling));

    /// <inheritdoc cref="Open"/>
    internal string? OpenNote(string content) => content.Length == 0 ? "" : Unprotect(_notes, content)?.TrimEnd(Filling);

    /// <summary>What somebody writes alone in a session.</summary>
    internal string CloseAnswer(string text) => text.Length == 0 ? "" : _answers.Protect(Padded(text, Filling));

    /// <inheritdoc cref="Open"/>
    internal string? OpenAnswer(string content) => content.Length == 0 ? "" : Unprotect(_answers, content)?.TrimEnd(Filling);

    /// <summary>All confidential words of a review, in a size that says nothing of them.</summary>
    internal byte[] CloseSheets(ConfidentialSheets sheets)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(sheets);
        var padded = new byte[SizeFor(json.Length, SmallestBox)];
        padded.AsSpan(json.Length).Fill((byte)' ');
        json.CopyTo(padded, 0);
        return _boxes.Protect(padded);
    }

    /// <inheritdoc cref="Open"/>
    internal ConfidentialSheets? OpenSheets(byte[] content)
    {
        try
        {
            return JsonSerializer.Deserialize<ConfidentialSheets>(_boxes.Unprotect(content));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Encryption hides words and shows lengths: texts of one size class are equally long.</summary>
    private static string Padded(string text, char filling)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        return text + new string(filling, SizeFor(bytes, SmallestText) - bytes);
    }

    private static int SizeFor(int length, int smallest) =>
        length <= smallest ? smallest : (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)length);

    internal static readonly Refusal Lost = new(
        "What was written here earlier cannot be opened: its key is not in the folder of keys. Nothing was overwritten; "
            + "an administrator can put the key back.");

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
