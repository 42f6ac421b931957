using System.Security.Cryptography;

namespace Postmortem.People;

/// <summary>
/// Long rather than complicated (NIST SP 800-63B §5.1.1.2): at least 15 characters, no rules about their kind, and none of the
/// ones that are tried first (<see cref="PasswordGuess"/>).
/// </summary>
public static class Passwords
{
    public const int MinLength = 15;
    public const int MaxLength = 256;

    /// <summary>Fewer bits than this are tried soon by whoever has a list: it is two common passwords, or one with what people put around it.</summary>
    private const double FewestBits = 34;

    /// <summary>Too long to stand in lists, and known to everybody.</summary>
    private static readonly string[] Sayings =
    [
        "correcthorsebatterystaple", "thequickbrownfox", "jumpsoverthelazydog", "tobeornottobe", "maytheforcebewithyou", "onceuponatime",
        "loremipsumdolorsitamet", "letmein", "changeme", "motdepasse", "postmortem",
    ];

    /// <summary>A password to begin with: 24 random letters and digits (119 bits) in groups that can be read out, without those that look alike.</summary>
    public static string Invent() => string.Join('-', RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 24).Chunk(6)
        .Select(group => new string(group)));

    public static Refusal? Check(string password, string email, string name)
    {
        if (password.Length < MinLength)
            return new Refusal($"The password has {password.Length} characters; at least {MinLength} are needed. Three or four words make a good one.");
        if (password.Length > MaxLength) return new Refusal($"The password has more than {MaxLength} characters.");
        if (PasswordGuess.Bits(password, [.. Sayings, .. Own(email), .. Own(name)]) < FewestBits)
            return new Refusal("This password is one of those that are tried first. Please choose other words.");
        return null;
    }

    /// <summary>What is known of somebody, as a whole and word by word.</summary>
    private static IEnumerable<string> Own(string text)
    {
        var lower = text.ToLowerInvariant();
        string[] parts = lower.Split([' ', '@', '.', '-', '_', '+'], StringSplitOptions.RemoveEmptyEntries);
        return [lower, lower.Split('@')[0], string.Concat(parts), .. parts];
    }
}
