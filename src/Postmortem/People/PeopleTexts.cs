namespace Postmortem.People;

/// <summary>Who is to have an account.</summary>
public sealed record PersonText(string Email, string Name, Role Role)
{
    /// <summary>Everything that keeps this from being stored, each with the member it is about; one more may come from the people already there.</summary>
    public IEnumerable<Refusal> Problems()
    {
        var (email, name) = (Words.Clean(Email), Words.Name(Name));
        if (Words.RequireLine(name, "The name") is { } noName) yield return noName with { Field = nameof(Name) };
        if (email.Length is < 3 or > 254 || email.IndexOf('@') is < 1 || email.EndsWith('@') || email.Any(char.IsWhiteSpace))
            yield return new Refusal("That is not an email address. It looks like ana@example.com.") { Field = nameof(Email) };
    }

    /// <inheritdoc cref="Problems()"/>
    public IEnumerable<Refusal> Problems(string password) =>
        [.. Problems(), .. Passwords.Check(password, Words.Clean(Email), Words.Name(Name)) is { } weak
            ? (Refusal[])[weak with { Field = nameof(SetUpText.Password) }] : []];
}

/// <summary>What a first visit asks for.</summary>
public sealed record SetUpText(string Organisation, string Mission, string Contact, string TimeZone, string Name, string Email, string Password)
{
    public PersonText Administrator => new(Email, Name, Role.Administrator);

    /// <summary>Everything that keeps this from being stored, each with the member it is about.</summary>
    public IEnumerable<Refusal> Problems() => [.. People.Organisation.Problems(Organisation, Mission, Contact, TimeZone), .. Administrator.Problems(Password)];
}
