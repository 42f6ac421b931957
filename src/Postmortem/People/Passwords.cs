using System.Security.Cryptography;

namespace Postmortem.People;

/// <summary>
/// Long rather than complicated (NIST SP 800-63B §5.1.1.2): at least 15 characters, no rules about their kind, and none of the
/// ones that everybody tries first.
/// </summary>
public static class Passwords
{
    public const int MinLength = 15;
    public const int MaxLength = 256;

    private static readonly string[] Common =
    [
        "password", "passw0rd", "letmein", "welcome", "qwerty", "qwertz", "azerty", "iloveyou", "admin", "administrator", "changeme",
        "secret", "monkey", "dragon", "football", "abc123", "123456", "1234567890", "postmortem", "correcthorsebatterystaple",
        "1q2w3e4r5t", "1qaz2wsx", "asdfghjkl", "zxcvbnm", "sunshine", "princess", "master", "default", "motdepasse", "trustno1",
    ];

    /// <summary>A password to begin with: 24 random letters and digits (119 bits) in groups that can be read out, without those that look alike.</summary>
    public static string Invent() => string.Join('-', RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 24).Chunk(6)
        .Select(group => new string(group)));

    public static Refusal? Check(string password, string email, string name)
    {
        if (password.Length < MinLength)
            return new Refusal($"The password has {password.Length} characters; at least {MinLength} are needed. Three or four words make a good one.");
        if (password.Length > MaxLength) return new Refusal($"The password has more than {MaxLength} characters.");
        var letters = new string([.. password.Where(char.IsLetterOrDigit)]).ToLowerInvariant();
        if (password.Distinct().Count() < 5 || IsMadeOf(letters, Common)
            || IsMadeOf(letters, [email.Split('@')[0].ToLowerInvariant(), name.ToLowerInvariant()]))
            return new Refusal("This password is one of those that are tried first. Please choose other words.");
        return null;
    }

    /// <summary>Whether nothing but well-known words, digits and their repetitions is left of it.</summary>
    private static bool IsMadeOf(string letters, IReadOnlyList<string> words)
    {
        foreach (var word in words.Where(w => w.Length > 2).OrderByDescending(w => w.Length))
            letters = letters.Replace(word, "", StringComparison.Ordinal);
        return letters.All(char.IsDigit) && letters.Length < MinLength;
    }
}
