using System.Text.Json;

namespace ChatEmulator.Mappings.Reading;

/// <summary>Reads what holds for all mappings.</summary>
internal static class SettingsReader
{
    public static Settings Read(JsonElement json, ICollection<Fault> faults)
    {
        var fields = new Fields(json, "", faults);
        var (delay, drawn) = (DeliveryReader.Delay(fields, "fixedDelay"), DeliveryReader.Drawn(fields, "delayDistribution", faults));
        if (fields.Truth("proxyPassThrough") == true)
        {
            fields.Wrong<bool>("proxyPassThrough", "is not to be had here: nobody here calls other services");
        }

        fields.Take("extended");
        fields.End();
        return new Settings(delay, drawn, json.Clone());
    }
}
