using System.CommandLine;
using Postmortem.People;

namespace Postmortem.Web.Cli;

/// <summary>Adds someone with an account, for the first steps of an installation or where the pages cannot be reached.</summary>
internal static class PeopleVerb
{
    public static Command Make(Place place, Terminal terminal)
    {
        var email = new Argument<string>("EMAIL") { Description = "The address they sign in with." };
        var name = new Option<string>("--name") { Description = "As colleagues see them.", HelpName = "NAME", Required = true };
        var role = new Option<string>("--role") { Description = "admin, manager or member.", Required = true };
        role.AcceptOnlyFromAmong("admin", "administrator", "manager", "member");
        var fromInput = new Option<bool>("--password-stdin") { Description = "Read the password from standard input; otherwise one is made and printed once." };
        var add = new Command("add", "Add someone who may sign in.") { email, name, role, fromInput };
        add.SetAction(async (parsed, ct) =>
        {
            var typed = parsed.GetValue(fromInput);
            var password = typed ? await terminal.In.ReadLineAsync(ct) ?? "" : Passwords.Invent();
            await using var services = await place.OpenAsync(parsed, isNew: false, ct);
            var text = new PersonText(parsed.GetRequiredValue(email), parsed.GetRequiredValue(name), RoleOf(parsed.GetRequiredValue(role)));
            CommandException.ThrowIf((await services.GetRequiredService<PeopleService>().AddFromConsoleAsync(text, password, ct)).Refusal);
            await terminal.Out.WriteLineAsync(typed
                ? $"{text.Email} can sign in as a {text.Role.ToString().ToLowerInvariant()}."
                : $"{text.Email} can sign in as a {text.Role.ToString().ToLowerInvariant()} with this password, which is shown only now: {password}");
            return CommandLine.Done;
        });
        return new Command("people", "People with an account.") { add };
    }

    private static Role RoleOf(string role) => role switch
    {
        "admin" or "administrator" => Role.Administrator,
        "manager" => Role.Manager,
        _ => Role.Member,
    };
}
