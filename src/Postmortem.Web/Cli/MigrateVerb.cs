using System.CommandLine;
using Postmortem.Storage;

namespace Postmortem.Web.Cli;

/// <summary>Brings the database to this program's version without serving, for updates that are watched.</summary>
internal static class MigrateVerb
{
    public static Command Make(Place place, Terminal terminal)
    {
        var verb = new Command("migrate", "Create the database, or bring it to this version.");
        verb.SetAction(async (parsed, ct) =>
        {
            await using var services = await place.OpenAsync(parsed, isNew: true, ct);
            var storage = services.GetRequiredService<StorageOptions>();
            await terminal.Out.WriteLineAsync($"The database {(storage.IsSqlServer ? "on SQL Server" : $"in {storage.DataFolder}")} is of this version.");
            return CommandLine.Done;
        });
        return verb;
    }
}
