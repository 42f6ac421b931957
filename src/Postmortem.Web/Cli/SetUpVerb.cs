using System.CommandLine;
using Postmortem.People;

namespace Postmortem.Web.Cli;

/// <summary>Sets the organisation up with its first administrator, for scripts that cannot make the first visit.</summary>
internal static class SetUpVerb
{
    public static Command Make(Place place, Terminal terminal)
    {
        var organisation = new Option<string>("--organisation") { Description = "What it is called.", HelpName = "NAME", Required = true };
        var admin = new Option<string>("--admin") { Description = "The address the first administrator signs in with.", HelpName = "EMAIL", Required = true };
        var name = new Option<string?>("--name") { Description = "The administrator's name; otherwise what stands before the @.", HelpName = "NAME" };
        var zone = new Option<string?>("--zone") { Description = "The organisation's time zone, such as Europe/Paris; otherwise UTC.", HelpName = "ZONE" };
        var fromInput = new Option<bool>("--password-stdin") { Description = "Read the password from standard input; otherwise one is made and printed once." };
        var verb = new Command("setup", "Set the organisation up with its first administrator. What was imported before is kept.")
        {
            organisation, admin, name, zone, fromInput,
        };
        verb.SetAction(async (parsed, ct) =>
        {
            var typed = parsed.GetValue(fromInput);
            var password = typed ? await terminal.In.ReadLineAsync(ct) ?? "" : Passwords.Invent();
            var email = parsed.GetRequiredValue(admin);
            var text = new SetUpText(parsed.GetRequiredValue(organisation), "", "", parsed.GetValue(zone) ?? "UTC",
                parsed.GetValue(name) ?? email.Split('@')[0], email, password);
            // Before anything is made: a refusal leaves no database behind.
            CommandException.ThrowIf(text.Problems().FirstOrDefault());
            await using var services = await place.OpenAsync(parsed, isNew: true, ct);
            CommandException.ThrowIf((await services.GetRequiredService<PeopleService>().SetUpAsync(text, ct)).Refusal);
            await terminal.Out.WriteLineAsync(typed
                ? $"{text.Organisation} is set up; {email} can sign in."
                : $"{text.Organisation} is set up; {email} can sign in with this password, which is shown only now: {password}");
            return CommandLine.Done;
        });
        return verb;
    }
}
